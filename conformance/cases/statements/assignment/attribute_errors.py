class Fixed:
    __slots__ = ("a",)
for target, name in [(Fixed(), "b"), (1, "x"), (None, "y"), (len, "z"), (object(), "w"), (int, "v")]:
    try:
        setattr(target, name, 1)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
