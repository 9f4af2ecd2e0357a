import operator as o
class R:
    def __radd__(self, other):
        return ("radd", other)
    def __rpow__(self, other, mod=None):
        return ("rpow", other)
    def __rlshift__(self, other):
        return NotImplemented
print(o.add(1, R()), o.pow(2, R()), o.iadd([1], "a") if False else o.iadd(1, R()))
try:
    o.lshift(1, R())
except TypeError as e:
    print(e)
