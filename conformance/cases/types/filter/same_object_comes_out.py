class C:
    def __init__(self, ok): self.ok = ok
    def __bool__(self): return self.ok
a, b = C(True), C(False)
print([x is a for x in filter(None, [a, b, a])])
l = [[], [1]]
next(filter(None, l)).append(2)
print(l)
print(list(filter(len, l)), list(filter(lambda x: x is a, [b, a])) == [a])
