import _heapq
class L(list):
    pass
h = L([3, 1, 2])
_heapq.heapify(h)
_heapq.heappush(h, 0)
print(h, type(h), _heapq.heappop(h))
print(_heapq.heapreplace(h, 5), h)
