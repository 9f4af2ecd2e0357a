"""How the counts of traced memory move."""
import _tracemalloc

_tracemalloc.start()
before, _ = _tracemalloc.get_traced_memory()
block = bytearray(1_000_000)
with_block, peak = _tracemalloc.get_traced_memory()
print(1_000_000 <= with_block - before < 1_010_000, peak >= with_block)
del block
after, peak = _tracemalloc.get_traced_memory()
print(abs(after - before) < 10_000, peak - after >= 990_000)
print(_tracemalloc.reset_peak())
after, peak = _tracemalloc.get_traced_memory()
print(peak - after < 10_000)
_tracemalloc.stop()
print(_tracemalloc.get_traced_memory())
