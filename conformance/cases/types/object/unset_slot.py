class X:
    __slots__ = "a",


def inner():
    class X:
        __slots__ = "a",
    return X


for cls in X, inner():
    for action in (lambda: cls().a, lambda: delattr(cls(), "a"), lambda: cls().b):
        try:
            action()
        except AttributeError as error:
            print(error, error.name)
