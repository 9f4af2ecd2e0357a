class V:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n if isinstance(other, V) else NotImplemented
    def __lt__(self, other): return self.n < other.n if isinstance(other, V) else NotImplemented
print(V(1) == V(1), V(1) != V(2), V(1) < V(2), V(1) > V(2), V(1) == 1, V(1) != 1)
for expression in ["V(1) < 1", "V(1) <= V(2)", "hash(V(1))", "sorted([V(2), 1])"]:
    try:
        print(eval(expression))
    except TypeError as error:
        print(error)
print([v.n for v in sorted([V(3), V(1), V(2)])])
