class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (-1, 2**100, "x", 1.5, None, True):
    try:
        if L(n):
            print("true", n)
        else:
            print("false", n)
    except Exception as e:
        print(type(e).__name__, e)
