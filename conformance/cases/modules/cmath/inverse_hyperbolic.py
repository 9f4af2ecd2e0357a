import cmath
for z in (0.5, 2, -2, 2j, 1 + 1j, complex(0.5, -0.0), complex(-2, -0.0), 1e200 - 1e200j, complex(cmath.inf, 1)):
    print(z, cmath.acosh(z), cmath.asinh(z), cmath.atanh(z))
for z in (1, -1):
    try:
        cmath.atanh(z)
    except ValueError as e:
        print(z, e)
