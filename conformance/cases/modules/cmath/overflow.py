import cmath
for f in (cmath.exp, cmath.sinh, cmath.cosh, cmath.sin, cmath.cos):
    for z in (710 + 1j, 1 + 711j, 709.5 + 0.1j):
        try:
            print(f.__name__, z, f(z))
        except OverflowError as e:
            print(f.__name__, z, e)
