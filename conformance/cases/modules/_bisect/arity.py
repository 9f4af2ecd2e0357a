import _bisect
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _bisect.bisect_left())
show(lambda: _bisect.bisect_left([1]))
show(lambda: _bisect.bisect_right([1], 1, 0, 1, 5))
show(lambda: _bisect.bisect_left([1], 1, low=0))
show(lambda: _bisect.insort_left([1]))
show(lambda: _bisect.bisect_left(a=[1, 3], x=2))
