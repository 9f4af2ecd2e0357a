import math
for f, args in ((math.exp, (1000,)), (math.exp2, (2000,)), (math.expm1, (800,)), (math.cosh, (1000,)), (math.sinh, (-1000,)), (math.gamma, (200.5,)), (math.lgamma, (1e308,)), (math.pow, (10.0, 400)), (math.ldexp, (1.0, 2000)), (math.fma, (1e300, 1e300, 1)), (math.fsum, ([1e308, 1e308],)), (math.sqrt, (10**400,)), (math.ldexp, (1.0, 10**30))):
    try:
        print(f(*args))
    except OverflowError as e:
        print(f.__name__, e)
