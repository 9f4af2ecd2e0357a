import _random
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _random.Random(1, 2))
show(lambda: _random.Random(x=1))
show(lambda: _random.Random([]))
show(lambda: _random.Random().seed(1, 2))
show(lambda: _random.Random().seed(n=1))
show(lambda: _random.Random().seed({}))
show(lambda: _random.Random(3).random(1))
