import atexit

atexit.register(print, "a")
atexit.register(print, "b")
atexit._run_exitfuncs()
print("after", atexit._ncallbacks())
