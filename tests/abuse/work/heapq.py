# ends: work
import heapq
x = list(range(200_000, 0, -1))
while True:
    heapq.heapify(x[:])
    heapq.nsmallest(10, x)
