import _bisect
a = [1, 2, 3]
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _bisect.bisect_left(a, 2, -1))
show(lambda: _bisect.bisect_right(a, 2, 0, 10))
show(lambda: _bisect.bisect_left(a, 2, 0, -1))
show(lambda: _bisect.bisect_left(a, 2, 0, -2))
show(lambda: _bisect.bisect_left(a, 2, 1.5))
show(lambda: _bisect.bisect_left(a, 2, None))
show(lambda: _bisect.insort_left(a, 2, -1))
show(lambda: _bisect.bisect_left(a, 2, 5))
show(lambda: _bisect.bisect_left(a, 2, 2**70))
