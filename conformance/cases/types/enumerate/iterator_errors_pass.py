def g():
    yield 1
    raise KeyError("inside")
e = enumerate(g())
print(next(e))
try:
    next(e)
except KeyError as error:
    print(repr(error))
try:
    next(e)
except StopIteration as error:
    print(repr(error))
class Bad:
    def __iter__(self): raise ValueError("iter")
try:
    enumerate(Bad())
except ValueError as error:
    print(error)
