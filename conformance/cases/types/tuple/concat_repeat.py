t = (1, 2)
empty = ()
print(t + (3,), t * 2, 2 * t, t * 0, t * -1, empty + t is t, t + empty is t, t * 1 is t)
for f in (lambda: t + [1], lambda: t + 1, lambda: t * "x", lambda: t * 1.5):
    try:
        f()
    except TypeError as e:
        print(e)
a = t
a += (9,)
print(a, t)
