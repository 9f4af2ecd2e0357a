"""`clear_traces` forgets what has been allocated before."""
import _tracemalloc

_tracemalloc.start()
block = bytearray(500_000)
print(_tracemalloc.get_traced_memory()[0] >= 500_000, _tracemalloc._get_object_traceback(block) is not None)
print(_tracemalloc.clear_traces(), _tracemalloc.is_tracing())
now, peak = _tracemalloc.get_traced_memory()
print(now < 100_000, peak < 100_000, _tracemalloc._get_object_traceback(block))
del block
print(_tracemalloc.get_traced_memory()[0] >= 0)
