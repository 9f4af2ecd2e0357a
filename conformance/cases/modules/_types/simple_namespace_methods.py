def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types, copy

n = types.SimpleNamespace({"b": 1}, a=2)
print(n, n == types.SimpleNamespace(b=1, a=2), n == types.SimpleNamespace(b=1))
print(copy.replace(n, a=3, c=4))
n.self = n
print(n)
del n.self
attempt(types.SimpleNamespace, 5)
attempt(types.SimpleNamespace, {5: 1})
attempt(types.SimpleNamespace, {}, {})
attempt(types.SimpleNamespace, [("x", 1)])
attempt(hash, n)
attempt(lambda: n < n)
attempt(delattr, n, "zz")
class Sub(types.SimpleNamespace): ...
print(Sub(x=1), Sub(x=1) == types.SimpleNamespace(x=1))
