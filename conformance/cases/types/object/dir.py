class A:
    a = 1
    def m(self): pass
class B(A):
    b = 2
    __slots__ = ("s",)
b = B()
b.i = 3
print([n for n in dir(b) if not n.startswith("__")], [n for n in dir(B) if not n.startswith("__")])
print(sorted(dir(object())) == dir(object()), dir(object()))
class D:
    def __dir__(self): return ("z", "a")
class Bad:
    def __dir__(self): return 5
class Mixed:
    def __dir__(self): return ["b", 1]
class NoDict:
    @property
    def __dict__(self): return {"fake": 1}
class Strange:
    __dict__ = 7
class Lies:
    __class__ = int
print(dir(D()), object.__dir__(D()) == dir(D()), "fake" in dir(NoDict()), "bit_length" in dir(Lies()))
for x in (Bad(), Mixed(), Strange()):
    try:
        print(len(dir(x)) > 5)
    except TypeError as e:
        print(type(x).__name__, e)
