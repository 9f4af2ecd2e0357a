def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(a: int, *b: str, c: float = 1, **d: bytes) -> list:
    pass

print(f.__annotations__)
f.__annotations__ = {"x": 1}
print(f.__annotations__, f.__annotate__)
del f.__annotations__
print(f.__annotations__)
show("bad", lambda: setattr(f, "__annotations__", 5))
