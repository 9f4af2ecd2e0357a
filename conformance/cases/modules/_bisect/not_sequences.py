import _bisect
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _bisect.bisect_left(5, 1))
show(lambda: _bisect.bisect_left({1: 2}, 1))
show(lambda: _bisect.bisect_left(None, 1))
show(lambda: _bisect.insort_left((1, 2), 1))
show(lambda: _bisect.bisect_left(iter([1]), 1))
show(lambda: _bisect.bisect_left({1, 2}, 1))
