from functools import cached_property
class A:
    n = 0
    @cached_property
    def p(self):
        "doc of p"
        self.n += 1
        return self.n
a = A()
print(a.p, a.p, a.__dict__, A.p.__doc__)
del a.p
print(a.p)
class S:
    __slots__ = ()
    @cached_property
    def p(self):
        return 1
try:
    S().p
except TypeError as e:
    print(e)
