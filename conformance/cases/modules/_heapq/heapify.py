import _heapq
for n in range(12):
    h = [(i * 7919) % 23 for i in range(n)]
    _heapq.heapify(h)
    print(h)
