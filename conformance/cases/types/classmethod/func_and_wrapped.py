def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(cls):
    "doc"

c = classmethod(f)
print(c.__func__ is f, c.__wrapped__ is f, c.__name__, c.__doc__, c.__module__, c.__qualname__)
