def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("many", lambda: property(1, 2, 3, 4, 5))
show("keyword", lambda: property(foo=1))
print(property(fget=len, doc="d").__doc__)
