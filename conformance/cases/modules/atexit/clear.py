import atexit

atexit.register(print, "never")
atexit._clear()
print(atexit._ncallbacks())
atexit.register(print, "once")
atexit.register(print, "first of all")
print(atexit._ncallbacks())
