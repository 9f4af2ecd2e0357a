# ends: refused
import math
math.comb(30_000_000, 15_000_000)
