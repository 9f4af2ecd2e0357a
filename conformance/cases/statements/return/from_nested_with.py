class C:
    def __init__(self, n): self.n = n
    def __enter__(self): return self.n
    def __exit__(self, *exc):
        print("exit", self.n, exc[:2])
        return True
def f():
    with C(1) as a:
        with C(2) as b:
            return a + b
def g():
    with C(3):
        return 1 / 0
    return "after swallowed error"
print(f())
print(g())
