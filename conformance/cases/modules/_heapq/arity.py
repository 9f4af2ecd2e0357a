import _heapq
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _heapq.heappush([]))
show(lambda: _heapq.heappop())
show(lambda: _heapq.heappop([], 1))
show(lambda: _heapq.heapify([], 1))
show(lambda: _heapq.heapreplace([1]))
show(lambda: _heapq.heappush([], 1, 2))
show(lambda: _heapq.heappush(heap=[], item=1))
