import atexit

def f():
    print("never")


atexit.register(f)
atexit.register(f)
atexit.register(print, "kept")
atexit.unregister(f)
print(atexit._ncallbacks(), atexit.unregister(3))
