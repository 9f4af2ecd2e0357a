def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    __slots__ = ("x",)

d = A.x
print(type(d).__name__, d, d.__name__, d.__qualname__)
a = A()
show("unset", lambda: a.x)
d.__set__(a, 5)
print(d.__get__(a), d.__get__(None, A) is d)
show("wrong", lambda: d.__get__(5))
d.__delete__(a)
show("deleted", lambda: a.x)
