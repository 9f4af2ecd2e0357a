import cmath
for z in (0.3 + 0.4j, -1.2 + 2j, 3 - 1j):
    print(cmath.isclose(cmath.sin(z) ** 2 + cmath.cos(z) ** 2, 1), cmath.isclose(cmath.exp(cmath.log(z)), z), cmath.isclose(cmath.sqrt(z) ** 2, z), cmath.isclose(cmath.rect(*cmath.polar(z)), z), cmath.isclose(cmath.tanh(z), cmath.sinh(z) / cmath.cosh(z)), cmath.isclose(cmath.sin(cmath.asin(z)), z))
print(cmath.log10(100) == cmath.log(100) / cmath.log(10), cmath.exp(0j) == 1)
print(cmath.cos(0.5) - cmath.cosh(0.5j))
