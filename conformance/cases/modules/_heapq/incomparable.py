import _heapq
h = [1, 2]
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _heapq.heappush(h, 'a'))
show(lambda: h)
show(lambda: _heapq.heapify([1, 'a', None]))
show(lambda: _heapq.heappushpop([1], 'x'))
show(lambda: _heapq.heappush([1j], 2j))
