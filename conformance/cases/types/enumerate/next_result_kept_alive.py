class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def g():
    for i in range(3):
        yield D(i)
for i, d in enumerate(g()):
    print("body", i)
    del d
print("end")
e = enumerate(g())
next(e)
print("dropped")
