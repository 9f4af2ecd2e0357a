import cmath
for z in (1, 1j, complex(cmath.inf, 0), complex(0, cmath.nan), complex(cmath.nan, cmath.inf), 10**300):
    print(z, cmath.isfinite(z), cmath.isinf(z), cmath.isnan(z))
try:
    cmath.isnan("x")
except TypeError as e:
    print(e)
