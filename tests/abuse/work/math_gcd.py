# ends: work
import math
x, y = 3**100_000, 7**80_000
while True:
    math.gcd(x, y)
    math.lcm(x, y)
