def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(a, b):
    c = 1

print([f.__code__._varname_from_oparg(i) for i in range(3)])
show("range", lambda: f.__code__._varname_from_oparg(9))
