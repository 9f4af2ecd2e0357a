# ends: ok
import sys
try:
    sys.exit(3)
except SystemExit:
    pass
