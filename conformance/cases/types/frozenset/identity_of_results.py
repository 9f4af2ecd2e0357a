f = frozenset([1, 2])
print(frozenset(f) is f, f.copy() is f, f | set() is f, (f | set()) == f, frozenset() is frozenset(), f.union() is f, f.difference() == f)
class S(frozenset): pass
s = S([1])
print(type(S(s)).__name__, type(frozenset(s)).__name__, type(s.copy()).__name__, type(s | s).__name__, type(s.union()).__name__, S(s) is s)
print(f.__reduce__()[0], f.intersection() is f, frozenset([1]) is frozenset([1]))
