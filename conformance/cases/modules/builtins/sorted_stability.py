def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(sorted("bca"), sorted([3, 1, 2], reverse=True), sorted(["b", "A"], key=str.lower), sorted({2: 1, 1: 2}))
pairs = [(1, "a"), (0, "b"), (1, "c"), (0, "d")]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
attempt(sorted, [1, "a"])
attempt(sorted, 5)
attempt(sorted)
attempt(sorted, [1], 2)
attempt(sorted, [1], key=5)
attempt(sorted, [1], foo=5)
attempt(sorted, [1], reverse="x") 
attempt(sorted, [1], reverse=None)
attempt(sorted, [2, 1], key=lambda x: 1 / 0)
class L:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return [] if self.n > other.n else [1]
    def __repr__(self): return f"L{self.n}"
print(sorted([L(3), L(1), L(2)]))
