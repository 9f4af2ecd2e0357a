# ends: memory
from collections import ChainMap
x = ChainMap()
kept = []
while True:
    kept.append(x.new_child({n: len(kept) for n in range(100)}))
