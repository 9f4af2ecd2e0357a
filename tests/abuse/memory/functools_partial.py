# ends: memory
import functools
x = len
while True:
    x = functools.partial(functools.partial(x, [x]), 1)
    kept = [x] * 100
