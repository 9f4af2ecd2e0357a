s = {1, 2}
c = s.copy()
c.add(3)
print(s, c)
class S(set):
    pass
print(type(S([1]).copy()).__name__, type(S([1]) | {2}).__name__, type({2} | S([1])).__name__, type(S([1]).union()).__name__)
f = frozenset([1])
print(f.copy() is f, frozenset(f) is f, set(f) is f)
