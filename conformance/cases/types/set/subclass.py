class S(set):
    def __init__(self, items=(), tag=None):
        super().__init__(items)
        self.tag = tag
    def add(self, x):
        super().add(x * 2)
s = S([1], tag="t")
s.add(2)
print(s == {1, 4}, s.tag, s.__dict__, isinstance(s, set))
class T(set):
    pass
try:
    T([1], x=2)
except TypeError as e:
    print(e)
