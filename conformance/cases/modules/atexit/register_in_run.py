import atexit

def again(n):
    print("again", n, atexit._ncallbacks())
    if n:
        atexit.register(again, n - 1)

atexit.register(again, 2)
atexit._run_exitfuncs()
print("after", atexit._ncallbacks())
atexit.register(again, 1)
