def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import FunctionType as F, CellType
def outer():
    x = 1
    def inner():
        return x
    return inner

code = outer().__code__
print(F(code, {}, None, None, (CellType(42),))())
show("length", lambda: F(code, {}, None, None, ()))
show("none", lambda: F(code, {}, None, None, None))
show("type", lambda: F(code, {}, None, None, (1,)))
