def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

s = staticmethod(len)
print(s.__get__(5), s.__get__(None, int))
show("none", lambda: s.__get__(None, None))
