# ends: ok
from collections import ChainMap
x = {}
for _ in range(50_000):
    x = ChainMap(x)
for work in (len, repr, list, lambda x: x.get(1)):
    try:
        work(x)
    except RecursionError:
        pass
