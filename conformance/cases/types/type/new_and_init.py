def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)

A(1, 2)
class B:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")

print(B())
class C:
    def __init__(self):
        return 5

show("return", C)
show("args", lambda: object(1))
class D: pass
show("args", lambda: D(1))
