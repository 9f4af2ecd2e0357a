import cmath
z = complex(1e308, -1e308)
print(cmath.log(z), cmath.sqrt(z), cmath.acos(z), cmath.acosh(z), cmath.asinh(z), cmath.atanh(z), cmath.asin(z), cmath.atan(z))
print(cmath.log10(1e300), cmath.phase(z), cmath.atanh(1e200j))
print(cmath.sin(1e22), cmath.cos(complex(1e15, 0.5)))
