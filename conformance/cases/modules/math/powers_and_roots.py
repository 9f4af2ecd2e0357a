import math
print(math.sqrt(2), math.sqrt(0), math.sqrt(math.inf), math.pow(2, 0.5), math.pow(-8, 3), math.pow(0, 0), math.pow(math.nan, 0), math.pow(1, math.nan), math.pow(-1, math.inf), math.pow(math.inf, -1), math.pow(-math.inf, 3), math.pow(0.5, -math.inf))
print(math.exp(1), math.exp(-1000), math.exp2(10), math.expm1(1e-10), math.exp(0), math.exp(-math.inf), math.sqrt(True))
for args in ((0, -1), (-2, 0.5), (-0.0, -3)):
    try:
        print(math.pow(*args))
    except ValueError as e:
        print(args, e)
