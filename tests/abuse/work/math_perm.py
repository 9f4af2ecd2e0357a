# ends: work
import math
while True:
    math.perm(10_000_000, 5_000_000)
