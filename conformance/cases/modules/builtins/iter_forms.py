def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

values = iter([1, 2, 3, 4])
print(list(iter(lambda: next(values), 3)), list(iter(lambda: next(values), 9)))
class Old:
    def __getitem__(self, index):
        if index > 2: raise IndexError
        return index * 10
print(list(iter(Old())), 20 in Old())
class Bad:
    def __iter__(self): return 5
class Blocked:
    __iter__ = None
    __getitem__ = Old.__getitem__
attempt(iter, Bad())
attempt(iter, Blocked())
attempt(iter, 5)
attempt(iter, 5, 5)
attempt(iter)
attempt(next, 5)
attempt(next, iter([]))
attempt(next, iter([]), "default")
attempt(next)
it = iter(int, 0)
print(list(it), it.__reduce__()[0].__name__)
