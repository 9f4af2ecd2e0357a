def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

s = staticmethod(5)
print(s.__doc__ is staticmethod.__doc__)
show("name", lambda: s.__name__)
