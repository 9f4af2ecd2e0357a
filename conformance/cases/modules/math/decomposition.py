import math
for x in (8.0, -0.3, 0.0, -0.0, 5e-324, 1.5e308, math.inf, math.nan):
    print(x, math.frexp(x), math.modf(x), math.ulp(x), math.fabs(x), math.copysign(3, x))
print(math.ldexp(0.5, 4), math.ldexp(1.0, -1074), math.ldexp(1.0, -1080), math.ldexp(math.inf, 10**20), math.ldexp(0.0, 10**20), math.ldexp(5e-324, 1074))
