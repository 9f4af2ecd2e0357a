print(list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({1: 2, 3: 4})), list(reversed([])))
class S:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 2
r = reversed(S())
print(r.__length_hint__(), next(r), list(r), type(r).__name__)
class R:
    def __reversed__(self):
        return "anything"
class N(list):
    __reversed__ = None
print(reversed(R()))
for o in (N(), {1}, 5, iter([]), object()):
    try:
        reversed(o)
    except TypeError as e:
        print(e)
