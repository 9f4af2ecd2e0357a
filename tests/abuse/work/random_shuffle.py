# ends: work
import random
x = list(range(10_000))
r = random.Random(1)
while True:
    r.shuffle(x)
