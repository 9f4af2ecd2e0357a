import math
print(math.fsum([]), math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([1, 2, 3]), math.fsum(iter([0.5, 0.25])), math.fsum([1e16, 1.0, 1e-16]), math.fsum([2**53, 0.5, 0.5]), math.fsum([math.inf, 1]), math.fsum([-math.inf, 5]), math.fsum([math.nan, 1]))
for items in ([math.inf, -math.inf], ["a"], [1e308, 1e308, -1e308], [10**400]):
    try:
        print(math.fsum(items))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print(math.fsum([1e308, -1e308, 1e308]), math.fsum([0.1, 0.2, 0.3, -0.6]))
