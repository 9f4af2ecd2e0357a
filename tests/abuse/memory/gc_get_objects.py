# ends: memory
import gc
x = [[] for _ in range(10_000)]
while True:
    x.append(gc.get_objects())
