import operator as o
a = [1, 2, 3, 2]
print(o.concat([1], [2]), o.concat("a", "b"), o.contains(a, 2), o.countOf(a, 2), o.indexOf(a, 3), o.getitem(a, 0), o.getitem(a, slice(1, 3)))
o.setitem(a, 0, "x")
o.delitem(a, -1)
print(a)
for call in (lambda: o.concat(1, 2), lambda: o.concat([1], (2,)), lambda: o.indexOf(a, 99), lambda: o.contains(5, 1), lambda: o.countOf(5, 1), lambda: o.indexOf(5, 1), lambda: o.getitem(5, 1), lambda: o.setitem((1,), 0, 1), lambda: o.delitem("a", 0)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
