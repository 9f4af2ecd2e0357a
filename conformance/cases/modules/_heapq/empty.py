import _heapq
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _heapq.heappop([]))
show(lambda: _heapq.heapreplace([], 1))
show(lambda: _heapq.heappushpop([], 1))
show(lambda: _heapq.heapify([]))
show(lambda: _heapq.heappop_max([]))
show(lambda: _heapq.heapreplace_max([], 1))
show(lambda: _heapq.heappop([7]))
