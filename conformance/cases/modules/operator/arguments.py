import operator as o
for call in (lambda: o.add(1), lambda: o.add(1, 2, 3), lambda: o.add(a=1, b=2), lambda: o.neg(), lambda: o.neg(1, 2), lambda: o.setitem([], 1), lambda: o.truth(), lambda: o.contains([])):
    try:
        call()
    except TypeError as e:
        print(e)
