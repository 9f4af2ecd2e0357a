class I:
    def __init__(self, v):
        self.v = v
    def __index__(self):
        return self.v
r = range(I(1), I(10), I(3))
print(r, list(r), r[I(1)], type(r.start).__name__, r.index(4))
class Bad:
    def __index__(self):
        return "x"
try:
    range(Bad())
except TypeError as e:
    print(e)
