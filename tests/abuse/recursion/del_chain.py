# ends: ok
class C:
    def __init__(self, inner):
        self.inner = inner
    def __del__(self):
        pass
x = None
for _ in range(100_000):
    x = C(x)
del x
