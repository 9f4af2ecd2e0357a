import math
print(math.hypot(), math.hypot(3), math.hypot(3, 4), math.hypot(1, 2, 3, 4), math.hypot(math.inf, math.nan), math.hypot(math.nan, 1), math.hypot(1e300, 1e300), math.hypot(5e-324, 5e-324), math.hypot(-3, True), math.hypot(1e-200, 1e-200))
print(math.dist((1, 2), (4, 6)), math.dist([0] * 5, [1] * 5), math.dist((), ()), math.dist(iter([1]), [3]), math.dist((math.inf,), (1,)), math.dist((1.5,), (10**20,)))
for p, q in (((1,), (1, 2)), ("ab", (1, 2)), ((1,), 5)):
    try:
        print(math.dist(p, q))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
