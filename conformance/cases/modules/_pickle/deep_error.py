import _pickle

class Endless:
    def __reduce__(self):
        return Endless, (Endless(),)
try:
    _pickle.dumps(Endless())
except RecursionError as error:
    print("RecursionError", str(error).endswith(" while pickling an object"), len(error.__notes__) > 100)
print(_pickle.dumps([1]))
