class R:
    def __init__(self, value): self.value = value
    def __bool__(self): return self.value
for value in (1, 0, None, "x", 1.0, True, False, NotImplemented):
    try:
        print(bool(R(value)))
    except TypeError as e:
        print(e)
class L:
    def __len__(self): return True
print(bool(L()))
class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (-1, "a", 2**80):
    try:
        print(bool(Len(n)))
    except Exception as e:
        print(type(e).__name__, e)
