class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o):
        print("eq", self.v, o.v if isinstance(o, K) else o)
        return isinstance(o, K) and self.v % 10 == o.v % 10
f = frozenset([K(1), K(11), K(2)])
print(len(f), sorted(k.v for k in f))
print(K(12) in f, f == frozenset([K(21), K(22)]))
nan = float("nan")
print(nan in frozenset([nan]), frozenset([nan]) == frozenset([nan]), float("nan") in frozenset([nan]))
