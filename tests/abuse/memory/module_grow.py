# ends: memory
import types
x = []
while True:
    x.append(types.ModuleType('m' * 100))
