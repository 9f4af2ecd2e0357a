def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: pass
show("none", lambda: A.__abstractmethods__)
A.__abstractmethods__ = {"f", "g"}
show("make", lambda: A())
A.__abstractmethods__ = {"f"}
show("make", lambda: A())
del A.__abstractmethods__
print(type(A()).__name__)
show("again", lambda: delattr(A, "__abstractmethods__"))
