# An instance with many attributes, in any order, gets a class that expects few.
class Wide:
    def __init__(self, names):
        for name in names:
            setattr(self, name, [name])

    def reset(self):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = self.h = self.i = self.j = 0
        self.k = self.l = self.m = self.n = self.o = self.p = self.q = self.r = self.s = self.t = 0


class Narrow:
    def __init__(self):
        self.a = self.b = self.z = 0


names = "abcdefghijklmnopqrst"
Wide(names)
for first in range(20):
    x = Wide(names[first:] + names[:first])
    x.__class__ = Narrow
    x.extra = [first]
    print(type(x).__name__, "".join(vars(x)), x.a, x.extra)
