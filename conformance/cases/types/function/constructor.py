def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import types
def f(a, b=2):
    return a, b, name

g = types.FunctionType(f.__code__, {"name": "N"}, "g", (5,))
print(g(1), g.__name__, g.__module__)
g = types.FunctionType(f.__code__, {"name": 1, "__name__": "mod"}, kwdefaults=None)
print(g.__module__, g.__name__)
show("missing", lambda: g(1))
