# ends: work
import random
r = random.Random(1)
while True:
    r.getrandbits(64_000_000)
