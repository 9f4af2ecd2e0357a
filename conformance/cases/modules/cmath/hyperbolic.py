import cmath
z = -0.5 + 2j
print(cmath.sinh(z), cmath.cosh(z), cmath.tanh(z), cmath.sinh(1j), cmath.tanh(800 + 1j), cmath.cosh(0))
inf, nan = cmath.inf, cmath.nan
print(cmath.sinh(complex(inf, 1)), cmath.cosh(complex(-inf, 1)), cmath.tanh(complex(-inf, 2)), cmath.sinh(complex(-inf, -2)), cmath.tanh(complex(inf, inf)))
for f in (cmath.sinh, cmath.cosh, cmath.tanh):
    for z in (complex(1, inf), 1000 + 1j):
        try:
            print(f(z))
        except (ValueError, OverflowError) as e:
            print(f.__name__, type(e).__name__, e)
