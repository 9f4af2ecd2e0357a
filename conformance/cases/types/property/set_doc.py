def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

p = property(len, doc="a")
p.__doc__ = "b"
print(p.__doc__)
del p.__doc__
print(p.__doc__)
