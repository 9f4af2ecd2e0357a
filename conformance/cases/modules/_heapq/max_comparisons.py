import _heapq
calls = []
class L:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        calls.append((self.v, other.v))
        return self.v < other.v
h = [L(v) for v in (3, 1, 2, 5, 4)]
_heapq.heapify_max(h)
print(calls, [x.v for x in h])
calls.clear()
_heapq.heappushpop_max(h, L(3))
print(calls)
calls.clear()
_heapq.heapreplace_max(h, L(9))
print(calls, [x.v for x in h])
