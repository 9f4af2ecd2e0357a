def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

p = property(len, doc="a")
p.__init__(abs)
print(p.fget, p.__doc__ == abs.__doc__)
p.__init__()
print(p.fget, p.__doc__)
