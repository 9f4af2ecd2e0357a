import cmath
inf = cmath.inf
for f in (cmath.acos, cmath.acosh, cmath.asinh, cmath.atanh, cmath.log, cmath.sqrt):
    print(f.__name__, [f(complex(a, b)) for a in (inf, -inf) for b in (inf, -inf, 1.0)])
print(cmath.log(complex(inf, cmath.nan)), cmath.atanh(complex(cmath.nan, inf)))
print(cmath.acos(complex(cmath.nan, -inf)))
