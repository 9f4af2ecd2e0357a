import atexit

class Function:
    def __call__(self):
        print("called")

    def __eq__(self, other):
        raise ZeroDivisionError("eq")

atexit.register(Function())
try:
    atexit.unregister(Function())
except ZeroDivisionError as error:
    print(error)
print(atexit._ncallbacks())
class Clearing:
    def __eq__(self, other):
        atexit._clear()
        return False
    def __call__(self):
        print("clearing called")
atexit._clear()
atexit.register(Clearing())
atexit.register(Clearing())
atexit.unregister(Clearing())
print(atexit._ncallbacks())
