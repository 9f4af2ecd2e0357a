def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

s = staticmethod(staticmethod(len))
print(s([1, 2]), s.__func__([1]))
