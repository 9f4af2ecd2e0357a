# ends: work
import math
math.prod(range(1, 10**9))
