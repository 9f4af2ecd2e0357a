import _random
r = _random.Random(1)
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: r.setstate(1))
show(lambda: r.setstate((1, 2)))
show(lambda: r.setstate((1,) * 624 + (700,)))
show(lambda: r.setstate((1,) * 624 + ('a',)))
show(lambda: r.setstate((-1,) * 625))
show(lambda: r.setstate((2**64,) * 625))
show(lambda: r.setstate(('x',) * 625))
show(lambda: r.setstate((0,) * 624 + (-1,)))
show(lambda: r.setstate([0] * 625))
show(lambda: r.setstate((2**33 + 5,) * 624 + (624,)))
