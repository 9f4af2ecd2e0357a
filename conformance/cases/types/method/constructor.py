def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def f(self, x=1):
        "doc of f"
        return self, x

    def __repr__(self):
        return "<A>"

a = A()
from types import MethodType
print(MethodType(len, "abc")())
show("not callable", lambda: MethodType(5, 1))
show("none", lambda: MethodType(len, None))
show("few", lambda: MethodType(len))
show("keyword", lambda: MethodType(func=len))
