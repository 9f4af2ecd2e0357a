class S:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i == 1: raise ValueError(i)
        return i
r = reversed(S())
print(next(r))
for _ in range(3):
    try:
        print(next(r))
    except (ValueError, StopIteration) as e:
        print(type(e).__name__, e)
