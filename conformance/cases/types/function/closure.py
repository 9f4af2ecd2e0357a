def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def outer(a, b):
    def inner():
        return a + b
    return inner

f = outer(1, 2)
print(f.__closure__[0].cell_contents, len(f.__closure__), f.__code__.co_freevars)
print(outer.__closure__)
show("set", lambda: setattr(f, "__closure__", None))
