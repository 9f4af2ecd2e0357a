# ends: work
import math
while True:
    math.factorial(300_000)
