import _heapq
h = []
for item in ((2, 'b'), (1, 'z'), (2, 'a'), (1, 'a')):
    _heapq.heappush(h, item)
print([_heapq.heappop(h) for _ in range(4)])
w = 'the quick brown fox jumps over'.split()
_heapq.heapify(w)
print(w)
print(_heapq.heappop(w), w)
