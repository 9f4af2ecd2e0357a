import _heapq
h = [3.5, 1e300, -2.0, 0.0, -1e-300, 7]
_heapq.heapify(h)
print(h)
print([_heapq.heappop(h) for _ in range(6)])
n = [float('nan'), 1.0, 0.5]
_heapq.heapify(n)
print(n)
