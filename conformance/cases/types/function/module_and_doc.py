def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    "docs"

print(f.__module__, f.__doc__)
f.__doc__ = 5
print(f.__doc__)
del f.__doc__
print(f.__doc__)
f.__module__ = None
print(f.__module__)
