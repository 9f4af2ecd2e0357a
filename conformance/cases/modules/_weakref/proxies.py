def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import weakref

class A:
    def __init__(self): self.x = 1
    def __len__(self): return 3
    def __getitem__(self, k): return k * 2
    def __add__(self, other): return "add"
    def __call__(self, *args): return args
    def __contains__(self, v): return v == 7
    def __iter__(self): return iter("it")
    def __bool__(self): return False
    def __str__(self): return "str A"

a = A()
p = weakref.proxy(a)
print(p.x, len(p), p[2], p + 1, p(4), 7 in p, list(p), bool(p), str(p), p.__class__ is A, isinstance(p, A), type(p).__name__)
p.y = 5
del p.x
print(a.__dict__, p is weakref.proxy(a), p == a)
attempt(hash, p)
attempt(lambda: p - 1)
attempt(lambda: p < 5)
del a
attempt(lambda: p.y)
attempt(lambda: p + 1)
attempt(str, p)
attempt(bool, p)
attempt(p)
print(repr(p).startswith("<weakproxy at"))
