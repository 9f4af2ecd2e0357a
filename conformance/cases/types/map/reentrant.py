def f(x):
    try:
        return (x, next(m))
    except StopIteration:
        return (x, "stopped")
m = map(f, [1, 2, 3])
print(next(m))
def g():
    yield next(it)
it = map(str, g())
try:
    next(it)
except ValueError as e:
    print(e)
l = [1, 2, 3]
print(list(map(lambda x: l.remove(x) or x, l)), l)
