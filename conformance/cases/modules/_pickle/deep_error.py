import _pickle

class Endless:
    def __reduce__(self):
        return Endless, (Endless(),)
try:
    _pickle.dumps(Endless())
except RecursionError as error:
    print("RecursionError", "recursion" in str(error) or "overflow" in str(error), len(error.__notes__) > 100)
print(_pickle.dumps([1]))
