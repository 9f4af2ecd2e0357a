class F(frozenset):
    def __new__(cls, *items):
        return super().__new__(cls, items)
f = F(1, 2)
f.tag = 5
print(f == {1, 2}, f.tag, hash(f) == hash(frozenset([1, 2])), type(f | {3}).__name__, type(f.copy()).__name__)
class G(frozenset):
    pass
print(G([1]) == frozenset([1]), type(frozenset(G([1]))).__name__)
