import _heapq
h = []
for x in (5, 3, 8, 1, 9, 2, 7):
    _heapq.heappush_max(h, x)
print(h, _heapq.heappushpop_max(h, 4), _heapq.heapreplace_max(h, 6), h)
while h:
    print(_heapq.heappop_max(h), end=' ')
h = [1, 5, 2, 8, 3]
_heapq.heapify_max(h)
print(h)
