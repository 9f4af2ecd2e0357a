def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class L:
    def __init__(self, answer): self.answer = answer
    def __len__(self):
        if isinstance(self.answer, Exception): raise self.answer
        return self.answer
class I:
    def __index__(self): return 4

print(len(L(3)), len(L(I())), len(L(True)), bool(L(0)), bool(L(1)))
attempt(len, L(-1))
attempt(len, L("x"))
attempt(len, L(2**63))
attempt(len, L(1.5))
attempt(len, L(KeyError("k")))
attempt(len, 5)
attempt(len, L)
attempt(len)
attempt(len, [], [])
attempt(bool, L(-1))
attempt(bool, L("x"))
