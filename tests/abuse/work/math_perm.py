# ends: work
import math
while True:
    math.perm(300_000, 150_000)
