import math
print(math.fma(2, 3, 4), math.fma(0.1, 10, -1), math.fma(1e308, 2, -1e308), math.fma(math.nan, 1, 1), math.fma(math.inf, 2, 1), math.fma(1, 1, math.inf), math.fma(-0.0, 1, -0.0))
a = 1 + 2.0**-52
print(math.fma(a, a, -1.0), a * a - 1.0)
for args in ((math.inf, 0, 1), (math.inf, 1, -math.inf), (0, -math.inf, 2.5), (1e200, 1e200, 0), ("a", 1, 1)):
    try:
        print(math.fma(*args))
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
