def f(a: int, b: "str" = "x") -> list:
    """Doc of f."""
    return [a, b]
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__)
print(f.__annotations__, f.__code__.co_argcount, f.__code__.co_varnames)
f.extra = 1
print(f.__dict__, f.__type_params__)
f.__name__ = "g"
print(f.__name__, f.__qualname__)
for name, value in [("__name__", 1), ("__code__", None), ("__defaults__", 5), ("__dict__", 3)]:
    try:
        setattr(f, name, value)
    except TypeError as error:
        print(error)
