def f(x):
    print(x, end=" ")
    return x
f(1) + f(2) * f(3); print()
f([0, 1])[f(0)] ; print()
{f("k1"): f("v1"), **f({}), f("k2"): f("v2")}; print()
f(max)(f(1), *f([2]), f(3), **f({}), **f({})) if 0 else f(max)(f(1), *f([2])); print()
f(1) < f(2) < f(0) < f(9); print()
f(1) if f(0) else f(2); print()
(f(1), *f([2]), f(3)); print()
f([1, 2, 3])[f(0):f(2):f(1)]; print()
f"{f('a')}{f('b')!r:{f('>5')}}"; print()
