import _heapq
h = [2**70, -2**70, 2**61, 5, -2**61, 2**64]
_heapq.heapify(h)
print(h)
print(_heapq.heappushpop(h, -2**80), _heapq.heappop(h))
print(sorted(h) == [_heapq.heappop(h) for _ in range(len(h))])
