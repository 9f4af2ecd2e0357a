import _heapq
class E:
    def __lt__(self, other):
        raise ZeroDivisionError('no order')
for f in (_heapq.heapify, lambda h: _heapq.heappush(h, E()), _heapq.heappop):
    try:
        f([E(), E(), E()])
    except ZeroDivisionError as e:
        print(e)
