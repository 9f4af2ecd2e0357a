# ends: ok
import sys
own = dict(sys.modules)
try:
    sys.modules.clear()
    sys.modules['re'] = 1
finally:
    sys.modules.clear()
    sys.modules.update(own)
