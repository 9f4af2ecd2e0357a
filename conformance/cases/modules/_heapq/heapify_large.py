import _heapq
h = [(i * 7919) % 10007 for i in range(5000)]
_heapq.heapify(h)
print(h[:30], hash(tuple(h)))
print([_heapq.heappop(h) for _ in range(10)], hash(tuple(h)))
print(all(h[i] <= h[2 * i + 1] for i in range(len(h) // 2 - 1)))
