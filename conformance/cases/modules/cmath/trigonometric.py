import cmath
z = 1.5 - 0.5j
print(cmath.sin(z), cmath.cos(z), cmath.tan(z), cmath.sin(0), cmath.cos(1j), cmath.tan(100j))
inf, nan = cmath.inf, cmath.nan
print(cmath.sin(complex(0, inf)), cmath.cos(complex(nan, 0)), cmath.tan(complex(1, inf)), cmath.sin(complex(1, nan)), cmath.tan(complex(nan, nan)))
for f in (cmath.sin, cmath.cos, cmath.tan):
    try:
        print(f(complex(inf, 1)))
    except ValueError as e:
        print(f.__name__, e)
