def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M:
    def __init__(self, n): self.n = n; print("make", n)
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, *a): print("exit", self.n, a[0] and a[0].__name__)

with M(1) as a, M(2) as b:
    print(a, b)
with (M(3), M(4) as c,):
    print(c)
