class M(map):
    def __next__(self):
        return super().__next__() + 1
print(list(M(int, "123")))
m = M(int, "1")
m.tag = "attr"
print(m.tag, type(m).__mro__[1])
class N(map):
    def __new__(cls, *iterables):
        return super().__new__(cls, len, *iterables)
print(list(N(["a", "bcd"])))
