import itertools as i
class C(i.chain):
    def __init__(self, *args, **kw):
        self.kw = kw
c = C([1], [2], x=5)
print(c.kw, list(c))
class B(i.batched):
    pass
b = B([1, 2, 3], n=2)
b.tag = 1
print(list(b), b.tag, type(b).__name__)
class R(i.repeat):
    pass
print(R(1, 2), list(R(1, 2)))
class N(i.count):
    pass
print(N(3), next(N(3)))
