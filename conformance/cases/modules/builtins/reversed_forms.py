def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class R:
    def __reversed__(self): return "reversed"
class S:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 2
class N:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i

print(reversed(R()), list(reversed(S())), list(reversed(range(3))), list(reversed({1: 2, 3: 4})), list(reversed({1: 2}.items())))
attempt(reversed, N())
attempt(reversed, {1})
attempt(reversed, iter([]))
attempt(reversed)
attempt(reversed, [], [])
attempt(reversed, sequence=[])
r = reversed(S())
print(next(r), r.__length_hint__(), r.__reduce__()[1][0].__class__.__name__, list(r), r.__length_hint__())
