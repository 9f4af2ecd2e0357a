def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    x: int
    y: str = "a"

class B(A): pass
print(A.__annotations__, B.__annotations__)
show("int", lambda: int.__annotations__)
A.__annotations__ = {"z": 1}
print(A.__annotations__)
del A.__annotations__
print(A.__annotations__)
