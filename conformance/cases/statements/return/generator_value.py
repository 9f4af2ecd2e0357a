def g():
    yield 1
    return "end"

it = g()
print(next(it))
try:
    next(it)
except StopIteration as e:
    print(e.value, repr(e))
