import atexit, sys

class Late:
    def __del__(self):
        print("freed", flush=True)

late = Late()
atexit.register(lambda: print("hook", sys.stdout.closed, late is not None))
atexit.register(sys.stderr.write, "to stderr\n")
raise KeyError("main")
