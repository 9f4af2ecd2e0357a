from functools import partial, partialmethod
class A:
    def m(self, *args):
        return args
    p = partial(lambda *a: len(a), 1)
    pm = partialmethod(m, 1, 2)
    sp = staticmethod(partial(max, 5))
a = A()
print(a.p(), A.p(), a.pm(3), a.sp(9))
print(partial(len).__get__(None, int), type(partial(len).__get__(5)).__name__, partial(len).__get__([1, 2])())
