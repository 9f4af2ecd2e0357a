u = int | str
for name in ("__args__", "__parameters__", "__origin__", "__name__", "__qualname__", "other"):
    try:
        print(name, getattr(u, name))
    except AttributeError as e:
        print(e)
    try:
        setattr(u, name, 1)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    class D(int | str): pass
except TypeError as e:
    print(e)
