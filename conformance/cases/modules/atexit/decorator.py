import atexit

@atexit.register
def bye():
    print("bye")


print(bye.__name__, callable(bye), atexit._ncallbacks())
