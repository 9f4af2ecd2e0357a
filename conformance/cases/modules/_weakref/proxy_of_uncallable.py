def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import weakref

class Numbers:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
    def __float__(self): return float(self.n)
    def __int__(self): return self.n
    def __neg__(self): return -self.n
    def __iadd__(self, o): return f"iadd {o}"
    def __matmul__(self, o): return "matmul"
    def __rmatmul__(self, o): return "rmatmul"
    def __divmod__(self, o): return "divmod"
    def __next__(self): return "next"
    def __reversed__(self): return iter("rev")

n = Numbers(5)
p = weakref.proxy(n)
print(type(p) is weakref.ProxyType, callable(p), [10, 11, 12, 13, 14, 15][p], float(p), int(p), -p, p @ 1, 1 @ p, divmod(p, 2))
q = p
q += 3
print(q, list(reversed(p)))
attempt(next, p)
attempt(p)
attempt(lambda: abs(p))
attempt(lambda: weakref.proxy(p) + 1)
attempt(weakref.ProxyType)
attempt(weakref.CallableProxyType)
