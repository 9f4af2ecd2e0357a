import math
print(math.gcd(), math.gcd(12), math.gcd(-12, 18), math.gcd(0, 0), math.gcd(0, -5), math.gcd(12, 18, 27), math.gcd(2**100, 6**60) == 2**60, math.gcd(10**40, 10**30 + 10**20), math.gcd(-2**63, 2**63))
print(math.lcm(), math.lcm(4), math.lcm(-4, 6), math.lcm(0, 5), math.lcm(2, 3, 5, 7), math.lcm(10**20, 10**15 + 10), math.lcm(True, 2))
class I:
    def __index__(self): return 14
print(math.gcd(I(), 21), math.lcm(I(), 4))
