class A:
    def name(self): return "A"
class B:
    def name(self): return "B"
class S:
    __slots__ = ("v",)
class T:
    __slots__ = ("v",)
class U:
    __slots__ = ("v", "w")
class D(dict): pass
class E(dict): pass
a = A()
a.x = 1
a.__class__ = B
print(a.name(), a.x, type(a).__name__, isinstance(a, A), a.__class__ is B)
s = S()
s.v = 5
s.__class__ = T
print(s.v, type(s).__name__)
d = D(k=1)
d.__class__ = E
print(d, type(d).__name__)
for obj, cls in [(a, S), (s, U), (s, A), (a, int), (a, 5), (d, dict), (d, A), (5, bool), ([], list), (object(), A), (A, B), (A, type), (print, A), (a, object), (a, type)]:
    try:
        obj.__class__ = cls
        print("ok", type(obj).__name__)
    except TypeError as e:
        print(e)
try:
    del a.__class__
except TypeError as e:
    print(e)
