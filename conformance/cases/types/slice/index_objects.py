class I:
    def __init__(self, v):
        self.v = v
    def __index__(self):
        print("index", self.v)
        return self.v
a = list(range(10))
print(a[I(1):I(5):I(2)])
print(slice(I(1), I(-1)).indices(5))
class Bad:
    def __index__(self):
        return 1.5
try:
    a[Bad():]
except TypeError as e:
    print(e)
