# ends: ok
import math
for n in 100_000, 200_000:
    math.factorial(n), math.perm(n, n // 2), math.comb(n, n // 2)
