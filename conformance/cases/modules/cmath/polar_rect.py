import cmath
print(cmath.polar(1 + 1j), cmath.polar(-1), cmath.polar(0), cmath.phase(-1), cmath.phase(complex(-1, -0.0)), cmath.phase(1j), cmath.polar(complex(cmath.inf, 1)))
print(cmath.rect(1, cmath.pi / 2), cmath.rect(2, 0), cmath.rect(0, 1), cmath.rect(-1, 0), cmath.rect(cmath.inf, 1), cmath.rect(1, -0.0), cmath.rect(cmath.nan, 0), cmath.rect(0, cmath.inf))
for f in (lambda: cmath.rect(1, cmath.inf), lambda: cmath.polar(1e308 + 1e308j), lambda: cmath.rect(1), lambda: cmath.rect("a", 1), lambda: cmath.rect(1j, 1)):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
