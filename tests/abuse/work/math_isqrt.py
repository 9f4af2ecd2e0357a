# ends: work
import math
x = 3**1_000_000
while True:
    math.isqrt(x)
