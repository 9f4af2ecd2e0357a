import atexit, sys

atexit.register(print, "registered first")
atexit.register(sys.exit, 7)
atexit.register(print, "registered last")
print("end")
