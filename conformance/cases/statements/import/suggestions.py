import sys
try:
    from time import sleeep
except ImportError as e:
    import traceback
    traceback.print_exception(e, file=sys.stdout)
try:
    import maths
except ImportError as e:
    traceback.print_exception(e, file=sys.stdout)
from math import sqrtt
