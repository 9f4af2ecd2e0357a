import _heapq
h = [1, 3, 2, 7]
print(_heapq.heapreplace(h, 5), h)
print(_heapq.heapreplace(h, 0), h)
print(_heapq.heapreplace(h, 9), h)
