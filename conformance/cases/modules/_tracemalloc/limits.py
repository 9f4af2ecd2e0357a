"""How many frames a trace may have."""
import _tracemalloc
from _attempt import attempt

for value in (0, -1, 65536, 2**31, 2**40, -(2**40), "x", 1.5, None):
    attempt(_tracemalloc.start, value)
for value in (1, 65535, True, 7):
    _tracemalloc.start(value)
    print(_tracemalloc.is_tracing(), _tracemalloc.get_traceback_limit())
    _tracemalloc.stop()
print(_tracemalloc.is_tracing(), _tracemalloc.get_traceback_limit())
_tracemalloc.start()
print(_tracemalloc.get_traceback_limit())
