def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types

def f(a, b=2, *, c=3):
    return a, b, c, g
g = "global"

h = types.FunctionType(f.__code__, {"g": "other"}, "named", (5,), None)
print(h.__name__, h.__defaults__, h.__kwdefaults__)
attempt(h, 1)
attempt(h, 1, c=4)
attempt(types.FunctionType, 5, {})
attempt(types.FunctionType, f.__code__, [])
attempt(types.FunctionType, f.__code__, {}, 5)
attempt(types.FunctionType, f.__code__, {}, "n", [1])
attempt(types.FunctionType, f.__code__, {}, "n", None, (1,))
attempt(types.FunctionType)
print(types.FunctionType(f.__code__, globals(), kwdefaults={"c": 9})(1, 2), types.LambdaType is types.FunctionType)
