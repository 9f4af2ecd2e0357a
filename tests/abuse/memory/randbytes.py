# ends: memory
import random
x = random.Random(1).randbytes(10**9)
