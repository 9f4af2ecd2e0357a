import _heapq
h = [2, 4, 3]
print(_heapq.heappushpop(h, 1), h)
print(_heapq.heappushpop(h, 2), h)
print(_heapq.heappushpop(h, 5), h)
print(_heapq.heappushpop([], 7))
