import cmath
for z in (0.5, 2, -2, 2j, 1 + 1j, complex(2, -0.0), complex(-2, -0.0), 1e200 + 1e200j, complex(0, cmath.inf)):
    print(z, cmath.acos(z), cmath.asin(z), cmath.atan(z))
for z in (1j, -1j):
    try:
        cmath.atan(z)
    except ValueError as e:
        print(z, e)
