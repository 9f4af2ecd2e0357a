class P:
    def __init__(self): self.seen = []
    def ok(self, x):
        self.seen.append(x)
        return x == "b"
p = P()
print(list(filter(p.ok, "abc")), p.seen)
print(list(filter("abc".__contains__, ["a", "d", "bc"])), list(filter([].append, "ab")))
print(list(filter(callable, [1, len, str])))
