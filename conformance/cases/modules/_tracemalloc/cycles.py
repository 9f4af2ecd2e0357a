"""What the collector frees is forgotten."""
import _tracemalloc
import gc


class Node:
    pass


gc.disable()
_tracemalloc.start()
before = _tracemalloc.get_traced_memory()[0]
for _ in range(50):
    node = Node()
    node.own = node
    node.data = bytearray(10_000)
del node
print(_tracemalloc.get_traced_memory()[0] - before >= 500_000)
print(gc.collect() >= 50)
print(_tracemalloc.get_traced_memory()[0] - before < 50_000)
