def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

x = []
print(x.__add__ == x.__add__, x.__add__ == [].__add__, hash(x.__len__) == hash(x.__len__))
print(x.__len__.__self__ is x, x.__len__.__name__, x.__len__.__qualname__)
