# ends: refused
import math
math.factorial(30_000_000)
