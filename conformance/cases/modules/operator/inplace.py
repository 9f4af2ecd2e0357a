import operator as o
a = [1]
print(o.iadd(a, [2]) is a, a, o.iconcat(a, (3,)), o.imul(a, 2), o.iadd(1, 2), o.isub(5, 2), o.imul("a", 3))
print(o.itruediv(1, 2), o.ifloordiv(7, 2), o.imod(7, 4), o.ipow(2, 3), o.ilshift(1, 3), o.irshift(8, 1), o.iand(6, 3), o.ior(6, 3), o.ixor(6, 3))
for call in (lambda: o.iadd([1], 5), lambda: o.isub("a", 1), lambda: o.iconcat(1, 2), lambda: o.ipow("a", 2)):
    try:
        call()
    except TypeError as e:
        print(e)
