import _heapq
seed = 1
data = []
for _ in range(200):
    seed = seed * 1103515245 + 12345 & 0x7fffffff
    data.append(seed % 1000)
h = data[:]
_heapq.heapify(h)
print([_heapq.heappop(h) for _ in range(200)] == sorted(data))
h = data[:]
_heapq.heapify_max(h)
print([_heapq.heappop_max(h) for _ in range(200)] == sorted(data, reverse=True))
print(h)
