def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

c = classmethod[int]
print(c, type(c).__name__, c.__origin__)
