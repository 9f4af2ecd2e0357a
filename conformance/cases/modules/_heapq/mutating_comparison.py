import _heapq
class B:
    def __lt__(self, other):
        heap.clear()
        return True
for f in (_heapq.heapify, lambda h: _heapq.heappush(h, B()), _heapq.heappop, lambda h: _heapq.heapreplace(h, B()), lambda h: _heapq.heappushpop(h, B())):
    heap = [B(), B(), B(), B()]
    try:
        print(f(heap))
    except (RuntimeError, IndexError) as e:
        print(type(e).__name__, e)
