import math
class T:
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
class F:
    def __float__(self): return 2.5
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.9), math.trunc(-2.9), math.floor(10**30), math.ceil(True), math.floor(1e300) == int(1e300))
print(math.floor(T()), math.ceil(T()), math.trunc(T()), math.floor(F()), math.ceil(F()))
for f, x in ((math.floor, math.inf), (math.ceil, math.nan), (math.trunc, "x"), (math.trunc, F()), (math.floor, "x"), (math.ceil, None), (math.trunc, -math.inf)):
    try:
        print(f(x))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
