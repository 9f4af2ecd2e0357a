class B:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i): return i
for n in (-1, "x", 2**70, 1.5, True):
    try:
        print(list(reversed(B(n))))
    except Exception as e:
        print(type(e).__name__, e)
