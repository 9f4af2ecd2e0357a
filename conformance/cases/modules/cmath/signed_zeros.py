import cmath
for f in (cmath.sin, cmath.tan, cmath.sinh, cmath.tanh, cmath.asin, cmath.atan, cmath.asinh, cmath.atanh, cmath.sqrt):
    print(f.__name__, [f(complex(a, b)) for a in (0.0, -0.0) for b in (0.0, -0.0)])
print(cmath.exp(complex(0, -0.0)), cmath.cos(complex(-0.0, 0.0)), cmath.cosh(complex(0.0, -0.0)))
print(cmath.phase(complex(0, -0.0)), cmath.phase(complex(-0.0, 0.0)))
