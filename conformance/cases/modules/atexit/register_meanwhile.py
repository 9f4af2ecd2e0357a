import atexit

def f():
    print("f")
    atexit.register(print, "g")


atexit.register(f)
print("end", atexit._ncallbacks())
