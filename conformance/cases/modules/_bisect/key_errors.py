import _bisect
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _bisect.bisect_left([1, 2], 1, key=5))
show(lambda: _bisect.insort_left([1, 2], 1, key=5))
show(lambda: _bisect.bisect_left([1, 2], 1, key=lambda: 1))
show(lambda: _bisect.bisect_left([], 1, key=5))
show(lambda: _bisect.bisect_right([1], "a", key=str))
show(lambda: _bisect.bisect_right([1], "a", key=int))
