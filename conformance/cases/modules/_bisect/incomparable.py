import _bisect
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _bisect.bisect_left([1, 'a'], 1.5))
show(lambda: _bisect.bisect_right(['a'], 1))
show(lambda: _bisect.bisect_left([None], 1))
show(lambda: _bisect.insort_left([1], 'x'))
show(lambda: _bisect.bisect_left([], object()))
