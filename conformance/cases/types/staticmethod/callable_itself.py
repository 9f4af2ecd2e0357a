def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(x):
    return x * 2

s = staticmethod(f)
print(s(4), callable(s))
show("args", lambda: s())
