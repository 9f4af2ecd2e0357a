# ends: ok
import types
f = len
for _ in range(20_000):
    f = types.MethodType(f, [])
try:
    f()
except (RecursionError, TypeError):
    pass
