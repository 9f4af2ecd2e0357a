print(list(map(str.upper, "ab")), list(map("-".join, ["ab", "cd"])), list(map([10, 20].__getitem__, [1, 0])))
print(list(map(int, ["1", "2"], [8, 16])), list(map(dict.get, [{1: 2}], [1])))
class C:
    def __init__(self, x): self.x = x
    def __call__(self, y): return self.x + y
print([c.x for c in map(C, "ab")], list(map(C(5), [1, 2])))
try:
    list(map(str.upper, [1]))
except TypeError as e:
    print(e)
