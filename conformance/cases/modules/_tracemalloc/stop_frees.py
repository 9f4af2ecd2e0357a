"""After a stop and a new start nothing of the old traces is left."""
import _tracemalloc

_tracemalloc.start()
old = [bytearray(100_000) for _ in range(3)]
print(_tracemalloc.get_traced_memory()[0] > 300_000)
_tracemalloc.stop()
_tracemalloc.start()
print(_tracemalloc.get_traced_memory()[0] < 50_000, _tracemalloc._get_object_traceback(old[0]))
del old
print(0 <= _tracemalloc.get_traced_memory()[0] < 50_000)
