import cmath
print(cmath.sqrt(-1), cmath.sqrt(4), cmath.sqrt(1j), cmath.sqrt(3 - 4j), cmath.sqrt(-1 - 0j), cmath.sqrt(complex(-1, -0.0)), cmath.sqrt(0), cmath.sqrt(1e-320 + 1e-320j), cmath.sqrt(1e308 + 1e308j))
inf, nan = cmath.inf, cmath.nan
print(cmath.sqrt(complex(inf, nan)), cmath.sqrt(complex(-inf, 1)), cmath.sqrt(complex(1, inf)), cmath.sqrt(complex(nan, inf)), cmath.sqrt(complex(-inf, nan)))
print(cmath.sqrt(True), cmath.sqrt(2.0))
