# ends: memory
import random
x = [random.Random(1).getrandbits(8_000_000) for _ in range(1000)]
