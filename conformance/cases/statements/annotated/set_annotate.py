def f(a: int): pass
f.__annotate__ = lambda format: {"b": format}
print(f.__annotations__)
f.__annotations__ = {"c": 1}
print(f.__annotate__, f.__annotations__)
for value in (5, "x"):
    for name in ("__annotate__", "__annotations__"):
        try:
            setattr(f, name, value)
        except TypeError as e:
            print(e)
f.__annotate__ = lambda format: 5
try:
    f.__annotations__
except TypeError as e:
    print(e)
del f.__annotations__
print(f.__annotations__)
try:
    del f.__annotate__
except (TypeError, AttributeError) as e:
    print(type(e).__name__, e)
