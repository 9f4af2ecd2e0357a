class M:
    def keys(self):
        return ["x", "y"]
    def __getitem__(self, key):
        return key * 2
print(dict(M()), dict(M(), z=1))
class N:
    def keys(self):
        return 5
try:
    dict(N())
except TypeError as e:
    print(e)
d = {}
d.update(M())
print(d)
