def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError("exit")

try:
    with M():
        raise ValueError("body")
except KeyError as e:
    print(repr(e), repr(e.__context__))
try:
    with M(): pass
except KeyError as e:
    print(repr(e), e.__context__)
