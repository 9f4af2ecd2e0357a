import math
for f, args in ((math.sqrt, ("x",)), (math.sqrt, ()), (math.sqrt, (1, 2)), (math.atan2, (1,)), (math.hypot, (1, "a")), (math.gcd, (1.5,)), (math.lcm, (1, "x")), (math.comb, (5,)), (math.comb, (5.0, 2)), (math.perm, (5, 2.5)), (math.factorial, (3.0,)), (math.isqrt, ("9",)), (math.log, ()), (math.log, (1, 2, 3)), (math.ldexp, (1.0, 2.0)), (math.fsum, (5,)), (math.prod, (5,)), (math.dist, (1, 2)), (math.sumprod, ([1], ["a"])), (math.isclose, (1,)), (math.fma, (1, 2))):
    try:
        print(f(*args))
    except TypeError as e:
        print(f.__name__, e)
