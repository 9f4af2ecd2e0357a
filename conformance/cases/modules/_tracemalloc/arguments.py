"""Wrong numbers of arguments."""
import _tracemalloc
from _attempt import attempt

for name in ("is_tracing", "clear_traces", "_get_traces", "stop", "get_traceback_limit", "get_tracemalloc_memory",
             "get_traced_memory", "reset_peak"):
    attempt(getattr(_tracemalloc, name), 1)
    print(name, getattr(_tracemalloc, name).__text_signature__)
attempt(_tracemalloc.start, 1, 2)
attempt(_tracemalloc.start, nframe=1)
attempt(_tracemalloc._get_object_traceback)
attempt(_tracemalloc._get_object_traceback, 1, 2)
print(_tracemalloc.start.__text_signature__, _tracemalloc.__doc__)
