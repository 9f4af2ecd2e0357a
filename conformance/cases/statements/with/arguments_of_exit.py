class M:
    def __enter__(self): return self
    def __exit__(self, *args):
        print(len(args), [type(a).__name__ for a in args], args[1] is not None and args[1].__traceback__ is args[2], args[0] is type(args[1]))
        return True
with M(): pass
with M(): raise ValueError
with M(): raise KeyError("k") from OSError()
with M(): 1 / 0
def f():
    with M(): return 1
f()
for _ in "ab":
    with M(): continue
class Positional:
    def __enter__(self): pass
    def __exit__(self, exc_type, exc_value, traceback, /): print(exc_type, exc_value, traceback); return 1
with Positional(): pass
for bad in [lambda self: None, lambda self, a, b: None, None, 5, lambda *a, k: None, staticmethod(lambda a, b, c: print("static"))]:
    B = type("B", (), {"__enter__": lambda self: None, "__exit__": bad})
    try:
        with B(): pass
    except TypeError as e:
        print(e)
