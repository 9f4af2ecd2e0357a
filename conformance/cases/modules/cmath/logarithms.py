import cmath
print(cmath.log(1), cmath.log(-1), cmath.log(1j), cmath.log(3 + 4j), cmath.log(complex(-1, -0.0)), cmath.log(100, 10), cmath.log10(1000), cmath.log10(-1), cmath.log(2, 2j), cmath.log(0.999 + 0.001j))
inf = cmath.inf
print(cmath.log(complex(inf, inf)), cmath.log(complex(-inf, 0)), cmath.log(1e308 + 1e308j), cmath.log(5e-324), cmath.log(0, 3))
for args in ((0,), (2, 1), (2, 0), (), (1, 2, 3), ("x",)):
    try:
        print(cmath.log(*args))
    except (ValueError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
