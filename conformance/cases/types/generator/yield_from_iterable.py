def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class It:
    def __iter__(self):
        return iter([1, 2])

def g():
    r = yield from It()
    print("r", r)
    yield from "ab"

print(list(g()))
def bad():
    yield from 5

show("bad", lambda: next(bad()))
