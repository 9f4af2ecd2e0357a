def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import ModuleType as M
class S(M):
    @property
    def p(self): return self.__name__ + "!"

s = S("n")
print(s.p, s)
m = M("k")
m.__class__ = S
print(m.p, type(m).__name__)
show("other", lambda: setattr(m, "__class__", int))
