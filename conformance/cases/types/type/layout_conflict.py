def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
class E: __slots__ = ()
show("conflict", lambda: type("C", (A, B), {}))
class C(A, E): pass
print(C.__mro__)
show("list dict", lambda: type("C", (list, dict), {}))
