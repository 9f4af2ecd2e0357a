import cmath
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(cmath.__name__, cmath.sqrt.__name__, type(cmath.infj))
print(cmath.infj * 1, cmath.nanj + 1)
