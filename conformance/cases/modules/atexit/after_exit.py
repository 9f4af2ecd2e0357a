import atexit

import sys

atexit.register(print, "still")
print(1)
sys.exit(3)
