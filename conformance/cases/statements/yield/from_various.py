class It:
    def __iter__(self): return iter("xy")
def f():
    yield from []
    yield from (1, 2)
    yield from {"k": 1}
    a = yield from It()
    yield a
    yield from (i * i for i in range(3))
print(list(f()))
def g(x):
    yield from x
for bad in (5, None, object):
    try:
        list(g(bad))
    except TypeError as e:
        print(e)
