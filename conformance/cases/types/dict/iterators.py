d = {"a": 1, "b": 2, "c": 3}
it = iter(d)
print(next(it), it.__length_hint__(), it.__reduce__(), type(it).__name__)
it = iter(d.items())
print(next(it), it.__reduce__(), type(it).__name__, type(iter(d.values())).__name__)
r = reversed(d)
print(next(r), r.__length_hint__(), type(r).__name__, r.__reduce__())
print([type(x).__name__ for x in (reversed(d.values()), reversed(d.items()))])
