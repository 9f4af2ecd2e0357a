import cmath
print(cmath.exp(0), cmath.exp(1j * cmath.pi), cmath.exp(1 + 1j), cmath.exp(-1000), cmath.exp(709.9 + 1j) if False else 0)
inf, nan = cmath.inf, cmath.nan
print(cmath.exp(complex(-inf, inf)), cmath.exp(complex(inf, 0)), cmath.exp(complex(inf, 1)), cmath.exp(complex(-inf, 1)), cmath.exp(complex(nan, 0)), cmath.exp(complex(inf, nan)))
for z in (1000, complex(inf, inf), complex(0, inf), complex(1, -inf)):
    try:
        print(cmath.exp(z))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
