import operator as o
print(o.add(1, 2), o.sub(5, 3), o.mul(2, 3), o.truediv(7, 2), o.floordiv(7, 2), o.mod(7, 3), o.pow(2, 10), o.neg(5), o.pos(-5), o.abs(-3))
print(o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.invert(5), o.inv(5), o.lshift(1, 4), o.rshift(16, 2), o.__add__("a", "b"), o.index(True))
for call in (lambda: o.add(1, "a"), lambda: o.neg("a"), lambda: o.pow(2, "a"), lambda: o.matmul(1, 2), lambda: o.index(1.5), lambda: o.abs([])):
    try:
        call()
    except TypeError as e:
        print(e)
