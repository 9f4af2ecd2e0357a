# ends: memory
import gc
gc.disable()
def ring(length):
    first = last = []
    for _ in range(length):
        last = [last]
    first.append(last)
length = 1000
while True:
    ring(length)
    gc.collect()
    length *= 2
