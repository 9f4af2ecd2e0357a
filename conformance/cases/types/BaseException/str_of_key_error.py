def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

print(str(KeyError("a")), str(KeyError()), str(KeyError(1, 2)), repr(KeyError("")))
