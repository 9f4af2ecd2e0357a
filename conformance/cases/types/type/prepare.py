def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class Ordered(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("set", key)
        super().__setitem__(key, value)

class M(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return Ordered()

class A(metaclass=M):
    x = 1
    y = 2

print(A.x, type.__prepare__(), type.__prepare__("a", (), k=1))
