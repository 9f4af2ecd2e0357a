# ends: memory
import tracemalloc
tracemalloc.start(100)
x = []
while True:
    x.append([None])
