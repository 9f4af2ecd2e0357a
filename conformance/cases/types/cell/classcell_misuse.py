class Drop(type):
    def __new__(cls, name, bases, ns):
        ns.pop("__classcell__", None)
        return super().__new__(cls, name, bases, ns)
try:
    class A(metaclass=Drop):
        def m(self): return __class__
except RuntimeError as e:
    print(str(e).partition(" at 0x")[0])
class Twice(type):
    def __new__(cls, name, bases, ns):
        super().__new__(cls, name, bases, dict(ns))
        return super().__new__(cls, name, bases, dict(ns))
try:
    class B(metaclass=Twice):
        def m(self): return __class__
except TypeError as e:
    print(str(e)[:40])
try:
    type("C", (), {"__classcell__": 5})
except TypeError as e:
    print(e)
class D:
    def early():
        try:
            return __class__
        except NameError as e:
            return str(e)
    print(early())
