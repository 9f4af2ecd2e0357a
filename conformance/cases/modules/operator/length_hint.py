import operator as o
print(o.length_hint([1, 2]), o.length_hint(iter("abc")), o.length_hint(5), o.length_hint(5, 9), o.length_hint(range(4), 1), o.length_hint(object(), -3))
for call in (lambda: o.length_hint(), lambda: o.length_hint(1, "a"), lambda: o.length_hint(1, 1.5), lambda: o.length_hint(1, 2, 3), lambda: o.length_hint([], default=1)):
    try:
        call()
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
