def stop(x):
    if x == 2:
        raise StopIteration
    return x
print(list(map(stop, [1, 2, 3])), list(filter(stop, [1, 2, 3])))
class I:
    def __iter__(self):
        return self
    def __next__(self):
        raise StopIteration(5)
try:
    next(I())
except StopIteration as e:
    print(e.value)
def g():
    return (yield from I())
print(list(g()))
