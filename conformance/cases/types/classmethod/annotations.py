def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(cls, a: int) -> str:
    pass

c = classmethod(f)
print(c.__annotations__)
c.__annotations__ = {"b": 1}
print(c.__annotations__, f.__annotations__)
del c.__annotations__
print(c.__annotations__)
