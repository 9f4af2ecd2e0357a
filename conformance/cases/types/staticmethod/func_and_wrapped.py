def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    "doc"

s = staticmethod(f)
print(s.__func__ is f, s.__wrapped__ is f, s.__name__, s.__doc__)
