import _heapq
class K:
    def __init__(self, k, tag):
        self.k, self.tag = k, tag
    def __lt__(self, o):
        return self.k < o.k
    def __repr__(self):
        return self.tag
h = []
for i, t in enumerate('abcdefgh'):
    _heapq.heappush(h, K(i // 3, t))
print(h)
print([_heapq.heappop(h) for _ in range(8)])
print(h)
