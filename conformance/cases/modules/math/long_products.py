# Products of so many factors that their halves are long.
import hashlib
import math


def show(result):
    print(result.bit_length(), hashlib.sha256(hex(result).encode()).hexdigest()[:16])


for n in 5_000, 20_000, 60_001:
    show(math.factorial(n))
    show(math.perm(n, n // 2))
    show(math.comb(n, n // 2))
show(math.perm(10**30, 3_000))
show(math.comb(10**30, 1_000))
