class M(type):
    def __instancecheck__(cls, x): return isinstance(x, cls)
    def __subclasscheck__(cls, x): return issubclass(x, cls)
    def __call__(cls): return cls()
    def __getattr__(cls, n): return getattr(cls, n)
class C(metaclass=M): pass
for source in ["isinstance(1, C)", "issubclass(int, C)", "C()", "C.missing"]:
    try:
        eval(source)
    except RecursionError as e:
        print(source, "|", str(e)[:32])
class N:
    def __new__(cls): return cls()
class I:
    def __init__(self): I()
class S:
    def __init_subclass__(cls): type("T", (cls,), {})
for source in ["N()", "I()", "type('T', (S,), {})", "int.__call__"]:
    try:
        eval(source)
        print("fine", source)
    except RecursionError as e:
        print(source, "|", str(e)[:32])
class E(Exception):
    def __str__(self): return str(self)
try:
    str(E())
except RecursionError:
    print("str of exception")
