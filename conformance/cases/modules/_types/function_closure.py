def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types

def outer(x):
    def inner():
        return x
    return inner

f = outer(1)
print(types.FunctionType(f.__code__, {}, closure=(types.CellType(7),))())
attempt(types.FunctionType, f.__code__, {})
attempt(types.FunctionType, f.__code__, {}, closure=())
attempt(types.FunctionType, f.__code__, {}, closure=(5,))
attempt(types.FunctionType, f.__code__, {}, closure=[types.CellType(7)])
attempt(types.FunctionType(f.__code__, {}, closure=(types.CellType(),)))
