import math
for f, x in ((math.sqrt, -1), (math.log, 0), (math.log, -1.5), (math.log2, 0.0), (math.log10, -1), (math.log1p, -1), (math.acos, 2), (math.asin, -1.5), (math.acosh, 0.5), (math.atanh, 1), (math.sin, math.inf), (math.cos, -math.inf), (math.tan, math.inf), (math.gamma, -1), (math.gamma, 0.0), (math.lgamma, -2), (math.gamma, -math.inf), (math.isqrt, -1), (math.factorial, -1)):
    try:
        print(f(x))
    except ValueError as e:
        print(f.__name__, x, e)
