def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class A:
    @property
    def bad(self): raise ValueError("bad")
    @property
    def missing(self): raise AttributeError("missing")

a = A()
setattr(a, "not an identifier", 5)
print(getattr(a, "not an identifier"), hasattr(a, "x"), getattr(a, "x", 7), hasattr(a, "missing"), getattr(a, "missing", 8))
delattr(a, "not an identifier")
attempt(delattr, a, "x")
attempt(getattr, a, "x")
attempt(hasattr, a, "bad")
attempt(getattr, a, "bad", 1)
attempt(getattr, a, 5)
attempt(hasattr, a, b"x")
attempt(setattr, a, 5, 6)
attempt(delattr, a, None)
attempt(getattr, a)
attempt(setattr, a, "x")
attempt(setattr, 5, "x", 1)
attempt(setattr, a, "bad", 1)
attempt(delattr, a, "bad")
