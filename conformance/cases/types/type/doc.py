def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    "docs"

class B(A): pass
print(A.__doc__, B.__doc__, B().__doc__)
A.__doc__ = "new"
print(A.__doc__)
show("del", lambda: delattr(A, "__doc__"))
show("builtin", lambda: setattr(int, "__doc__", "x"))
