def f(items):
    assert all(isinstance(i, int) for i in items), [i for i in items if not isinstance(i, int)]
    return sum(items)
print(f([1, 2]))
try:
    f([1, "a", None])
except AssertionError as e:
    print(e)
def g():
    assert (yield "question")
    yield "passed"
it = g()
print(next(it), it.send(1))
it = g()
next(it)
try:
    it.send(0)
except AssertionError as e:
    print(repr(e), list(it))
