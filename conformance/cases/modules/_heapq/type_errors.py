import _heapq
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _heapq.heappush((), 1))
show(lambda: _heapq.heappop(()))
show(lambda: _heapq.heapify("abc"))
show(lambda: _heapq.heapreplace({}, 1))
show(lambda: _heapq.heappushpop(None, 1))
show(lambda: _heapq.heapify_max(()))
show(lambda: _heapq.heappop_max(1))
show(lambda: _heapq.heappush_max((), 1))
