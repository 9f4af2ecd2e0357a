def stop():
    raise StopIteration
print(list(iter(stop, 1)))
def fails():
    raise KeyError("k")
it = iter(fails, 1)
try:
    next(it)
except KeyError as e:
    print(e)
class Eq:
    def __eq__(self, other):
        return other == 3
vals = iter([1, 2, 3, 4])
print(list(iter(lambda: next(vals), Eq())))
