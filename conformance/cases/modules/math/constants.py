import math
print(math.pi, math.e, math.tau, math.inf, math.nan, -math.inf)
print(math.pi.hex(), math.e.hex(), math.nan != math.nan, math.isinf(math.inf))
print(type(math), math.__name__, math.sqrt.__name__, math.sqrt.__module__)
