import atexit

def other():
    print("never called")

def remover():
    print("removing")
    atexit.unregister(other)

atexit.register(other)
atexit.register(remover)
atexit.register(other)
atexit.unregister(len)
print(atexit._ncallbacks())
