import cmath
print(cmath.exp(-800 + 1j), cmath.log(1e-310 + 1e-310j), cmath.sqrt(5e-324j), cmath.sinh(1e-300 + 1e-300j), cmath.tanh(1e-200j), cmath.atanh(1e-300))
print(cmath.asinh(1e-310j), cmath.atan(5e-324), cmath.polar(5e-324 + 5e-324j))
try:
    print(cmath.phase(complex(1e308, 5e-324)))
except OverflowError as e:
    print(e)
