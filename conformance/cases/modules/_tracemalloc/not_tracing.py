"""What the functions say while nothing is traced."""
import _tracemalloc
from _attempt import attempt

print(_tracemalloc.is_tracing(), _tracemalloc.get_traceback_limit(), _tracemalloc.get_traced_memory())
print(_tracemalloc._get_traces(), _tracemalloc._get_object_traceback(object()), _tracemalloc.get_tracemalloc_memory() >= 0)
print(_tracemalloc.stop(), _tracemalloc.clear_traces(), _tracemalloc.reset_peak())
