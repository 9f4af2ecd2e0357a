def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

print(isinstance(5, int | str), isinstance(b"", int | str), issubclass(bool, int | str), isinstance(None, int | None))
show("generic", lambda: isinstance([], list[int] | int))
