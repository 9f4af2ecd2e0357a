import atexit

class Eq:
    def __call__(self):
        print("called")

    def __eq__(self, other):
        return True


atexit.register(Eq())
atexit.unregister(1)
print(atexit._ncallbacks())
atexit.register(print, "kept")
print(atexit.unregister(len), atexit._ncallbacks())
