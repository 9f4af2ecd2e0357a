a = []
b = a
print(a is b, a is not b, [] is [], a is [], not a is b, id(a) == id(b), None is None, ... is ...)
print((a is b) is True, a is b is a, a is not None is not True if False else "chain", 1 < 2 is True if False else "", object() is object())
x = 257
def f(): return 257, 257
p, q = f()
print(p is q, "abc" is not "abcd", () is ())
class C:
    def __eq__(self, o): return True
    def __bool__(self): raise RuntimeError("never asked")
c = C()
print(c is c, c in [c], [c].index(c), [c].count(c), (c,) == (c,))
nan = float("nan")
print(nan is nan, nan == nan, nan in [nan], [nan] == [nan], {nan: 1}[nan], [nan].index(nan), float("nan") in [nan])
