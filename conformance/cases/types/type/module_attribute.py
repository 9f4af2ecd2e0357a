def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: pass
print(A.__module__, int.__module__)
A.__module__ = "other"
print(A, A.__module__)
show("builtin", lambda: setattr(int, "__module__", "x"))
