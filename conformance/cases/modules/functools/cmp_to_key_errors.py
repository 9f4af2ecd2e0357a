from functools import cmp_to_key
k = cmp_to_key(lambda a, b: a - b)
def fails(a, b):
    raise ZeroDivisionError("cmp")
for call in (lambda: cmp_to_key(), lambda: cmp_to_key(1, 2), lambda: k(), lambda: k(1, 2), lambda: k(x=1), lambda: k(1) < 5, lambda: k < k, lambda: hash(k(1)), lambda: k("a") < k(1), lambda: cmp_to_key(fails)(1) < cmp_to_key(fails)(2), lambda: k.nope):
    try:
        call()
    except (TypeError, AttributeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
print(cmp_to_key(lambda a, b: 0.5)(1) > k(2), cmp_to_key(mycmp=lambda a, b: -1)(1) < k(1))
