# ends: memory
import types
x = {}
while True:
    x = types.MappingProxyType({1: x, 2: [0] * 1000})
