def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    a = b = 1
    def g():
        return a
    return g

print(f.__code__.co_cellvars, f().__code__.co_freevars, f.__code__.co_varnames)
