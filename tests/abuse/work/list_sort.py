# ends: work
import random
x = [random.Random(1).random() for _ in range(1000)] * 500
while True:
    sorted(x)
