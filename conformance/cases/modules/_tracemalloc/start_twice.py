"""A second start changes nothing."""
import _tracemalloc

print(_tracemalloc.start(3), _tracemalloc.start(5), _tracemalloc.get_traceback_limit())
print(_tracemalloc.stop(), _tracemalloc.stop(), _tracemalloc.is_tracing())
_tracemalloc.start(5)
print(_tracemalloc.get_traceback_limit())
