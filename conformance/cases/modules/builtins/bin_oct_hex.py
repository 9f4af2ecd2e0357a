def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class Index:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value

for f in (bin, oct, hex):
    print(f(0), f(-255), f(2**65), f(True), f(Index(10)))
    attempt(f, 1.5)
    attempt(f, Index("x"))
    attempt(f, "5")
attempt(bin)
attempt(hex, x=5)
