# ends: work
import math
x = [1e300, 1.0, -1e300] * 100_000
while True:
    math.fsum(x)
