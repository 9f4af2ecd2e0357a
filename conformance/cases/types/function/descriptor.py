def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(self):
    return self

print(f.__get__(5)(), f.__get__(None, int) is f)
show("none", lambda: f.__get__(None, None))
show("no args", lambda: f.__get__())
