# ends: memory
import heapq
x = []
while True:
    heapq.heappush(x, -len(x))
