def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types

class A:
    def f(self, *args): return type(self).__name__, args

m = types.MethodType(A.f, 5)
print(m(1), m.__self__, m.__func__ is A.f, m == types.MethodType(A.f, 5), hash(m) == hash(types.MethodType(A.f, m.__self__)))
print(types.MethodType(len, [1, 2])(), types.MethodType(print, "bound")())
attempt(types.MethodType, 5, 6)
attempt(types.MethodType, len, None)
attempt(types.MethodType, len)
attempt(types.MethodType, func=len)
attempt(setattr, m, "x", 1)
A.f.attribute = "seen"
print(m.attribute, m.__name__, m.__doc__)
