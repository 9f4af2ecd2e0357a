import copy, pickle
f = frozenset([1, (2, 3)])
print(pickle.loads(pickle.dumps(f)) == f, copy.copy(f) is f, copy.deepcopy(f) == f)
class S(frozenset): pass
s = S([1])
s.tag = "t"
p = pickle.loads(pickle.dumps(s))
print(p, p.tag, type(p).__name__, copy.copy(s).tag)
def g(x): return x in {1, 2, 3}
print([c for c in g.__code__.co_consts if isinstance(c, frozenset)], g(2))
