def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag

class A(Base, tag="t"): pass
class B(A): pass
print(A.tag, B.tag)
show("unknown", lambda: type("C", (Base,), {}, other=1))
