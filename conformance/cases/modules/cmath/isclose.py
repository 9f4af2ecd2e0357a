import cmath
print(cmath.isclose(1j, 1j + 1e-12), cmath.isclose(1, 1.1), cmath.isclose(1 + 1j, 1 + 1.1j, rel_tol=0.1), cmath.isclose(0, 1e-12j, abs_tol=1e-9), cmath.isclose(cmath.infj, cmath.infj), cmath.isclose(cmath.nanj, cmath.nanj), cmath.isclose(cmath.infj, 1))
print(cmath.isclose(a=1, b=1), cmath.isclose(0, 0), cmath.isclose(1e300, 1e300 + 1e280j))
for f in (lambda: cmath.isclose(1, 1, rel_tol=-1), lambda: cmath.isclose(1), lambda: cmath.isclose(1, 2, 3), lambda: cmath.isclose(1, 2, abs=3)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
