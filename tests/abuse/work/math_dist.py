# ends: work
import math
x = [1.5] * 300_000
while True:
    math.dist(x, x)
    math.hypot(*x[:1000])
    math.sumprod(x, x)
