# ends: ok
def outer():
    x = 1
    def f():
        return x
    return f
f = outer()
try:
    eval(f.__code__)
except TypeError:
    pass
import types
try:
    types.FunctionType(f.__code__, {}, closure=(types.CellType(),))()
except NameError:
    pass
