def f(a: int, b: "str" = 1, /, c: list[int] = 2, *args: tuple, d: undefined_name = 3, **kw: dict) -> None: pass
try:
    f.__annotations__
except NameError as e:
    print(e)
undefined_name = float
print(f.__annotations__)
print(f.__annotations__ is f.__annotations__, f.__annotate__.__name__, f.__annotate__(1) == f.__annotations__)
for n in (2, 3, 4, "a"):
    try:
        print(n, f.__annotate__(n))
    except Exception as e:
        print(n, type(e).__name__, e)
f.__annotations__["new"] = 1
print(list(f.__annotations__))
f.__annotations__ = {"only": 1}
print(f.__annotations__, f.__annotate__)
for source in ["f.__annotations__ = 5", "f.__annotations__ = None", "del f.__annotations__", "f.__annotate__ = 5", "f.__annotate__ = lambda n: {'x': n}", "print(f.__annotations__)", "del f.__annotate__", "f.__annotate__ = lambda n: 5", "f.__annotations__", "f.__annotate__ = None", "print(f.__annotations__)"]:
    try:
        exec(source)
        print("ok", source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
def no(): pass
print(no.__annotations__, no.__annotate__, (lambda: 0).__annotations__)
