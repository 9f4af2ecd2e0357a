# ends: ok
import types
x = {}
for _ in range(20_000):
    x = types.MappingProxyType(x)
for work in (len, repr, list, lambda x: x == {}, lambda x: x.get(1), lambda x: 1 in x):
    try:
        work(x)
    except RecursionError:
        pass
