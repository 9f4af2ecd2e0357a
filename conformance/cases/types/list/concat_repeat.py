print([1] + [2, 3], [1, 2] * 2, 2 * [3], [1] * 0, [1] * -3, [] * 5)
a = [1]
b = a
a += (2, 3)
a *= 2
print(a, a is b)
for f in (lambda: [1] + (2,), lambda: [1] + 1, lambda: [1] * "x", lambda: [1] * 1.5, lambda: [1] * [2]):
    try:
        f()
    except TypeError as e:
        print(e)
for n in (2**62, 2**63):
    try:
        [1, 2] * n
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__)
