def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = ValueError(1, 2)
print(e.__reduce__())
e.x = 1
print(e.__reduce__())
print(OSError(2, "m", "f").__reduce__(), KeyError().__reduce__())
