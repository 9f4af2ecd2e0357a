def g():
    yield 0
    yield 1
    raise OSError("broken")
f = filter(None, g())
print(next(f))
try:
    next(f)
except OSError as e:
    print(e)
print(next(f, "done"))
class Bad:
    def __iter__(self): return 5
try:
    filter(None, Bad())
except TypeError as e:
    print(e)
