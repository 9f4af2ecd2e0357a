"""A list that grows is one block, counted with its size at the time."""
import _tracemalloc

_tracemalloc.start()
items = []
before = _tracemalloc.get_traced_memory()[0]
items.extend([None] * 100_000)
grown = _tracemalloc.get_traced_memory()[0]
print(800_000 <= grown - before < 1_000_000)
items.clear()
print(_tracemalloc.get_traced_memory()[0] - before < 10_000)
text = "x" * 100_000
print(_tracemalloc.get_traced_memory()[0] - before >= 100_000)
number = 1 << 800_000
print(_tracemalloc.get_traced_memory()[0] - before >= 200_000)
