def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types

d = {"a": 1, "b": 2}
m = types.MappingProxyType(d)
d["c"] = 3
print(m, len(m), list(reversed(m)), m | {"z": 0}, {"q": 1} | m, m.get("x", 5), "a" in m, m.copy() is d)
attempt(lambda: m["zz"])
attempt(lambda: m.__setitem__)
attempt(types.MappingProxyType, 5)
attempt(types.MappingProxyType, [1])
attempt(types.MappingProxyType)
attempt(hash, m)
def ior():
    global m
    m |= {}
attempt(ior)
print(m == d, isinstance(m, dict), types.MappingProxyType({1: 2}) == {1: 2})
match m:
    case {"a": value, **rest}:
        print(value, rest)
