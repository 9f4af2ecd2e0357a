class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def g():
    for i in range(4):
        yield D(i)
f = filter(lambda d: d.n == 2, g())
x = next(f)
print("got", x.n)
del f
print("end")
