import math
print([math.comb(10, k) for k in range(12)], math.comb(100, 50), math.comb(10**20, 3), math.comb(70, 35), math.comb(0, 0))
print([math.perm(6, k) for k in range(8)], math.perm(5), math.perm(100, 3), math.perm(10**20, 2), math.perm(5, None))
for f, args in ((math.comb, (-1, 2)), (math.comb, (2, -1)), (math.perm, (-1, 2)), (math.perm, (2, -1)), (math.perm, (-1,)), (math.perm, ()), (math.comb, (10**400, 10**300)), (math.perm, (10**400, 10**300))):
    try:
        print(f(*args))
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
