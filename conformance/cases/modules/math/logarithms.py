import math
print(math.log(math.e), math.log(8, 2), math.log(100, 10), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.log(10**400), math.log2(2**2000), math.log10(10**500), math.log(10**400, 10**200))
print(math.log(math.inf), math.log(math.nan), math.log(1), math.log(0.5), math.log2(0.125), math.log(2**1024 - 1))
for args in ((10, 1), (10, 0), (-10**400,), (0,), (5, -1)):
    try:
        print(math.log(*args))
    except (ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
