import math
print([math.isqrt(n) for n in range(20)], math.isqrt(10**40), math.isqrt(2**64 - 1), math.isqrt(2**64), math.isqrt(2**62 - 1))
for n in (10**30, 3**200, 2**1001 + 7):
    r = math.isqrt(n)
    print(r * r <= n < (r + 1) ** 2)
class I:
    def __index__(self): return 99
print(math.isqrt(I()), math.isqrt(True), math.isqrt(0))
