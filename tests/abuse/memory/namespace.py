# ends: memory
import types
x = None
while True:
    x = types.SimpleNamespace(a=x, b=[0] * 100)
