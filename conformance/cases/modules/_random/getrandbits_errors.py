import _random
r = _random.Random(1)
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: r.getrandbits(-1))
show(lambda: r.getrandbits(1.5))
show(lambda: r.getrandbits())
show(lambda: r.getrandbits(2**64))
show(lambda: r.getrandbits(0))
show(lambda: r.getrandbits('8'))
show(lambda: r.getrandbits(True))
