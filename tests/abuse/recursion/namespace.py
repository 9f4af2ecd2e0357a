# ends: ok
import types
x = types.SimpleNamespace()
for _ in range(20_000):
    x = types.SimpleNamespace(x=x)
try:
    repr(x)
except RecursionError:
    pass
try:
    x == types.SimpleNamespace(x=x.x)
except RecursionError:
    pass
