# ends: work
import math
while True:
    math.comb(300_000, 150_000)
