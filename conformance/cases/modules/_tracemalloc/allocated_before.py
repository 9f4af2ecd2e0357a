"""Objects from before the start have no traceback, not even when they grow."""
import _tracemalloc

old = bytearray(100_000)
_tracemalloc.start()
new = bytearray(100_000)
print(_tracemalloc._get_object_traceback(old), _tracemalloc._get_object_traceback(new) is not None)
before = _tracemalloc.get_traced_memory()[0]
del old
print(abs(_tracemalloc.get_traced_memory()[0] - before) < 10_000)
del new
print(before - _tracemalloc.get_traced_memory()[0] >= 100_000)
