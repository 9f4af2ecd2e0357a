"""No more frames than the limit, the most recent ones."""
import _tracemalloc


def deep(count):
    return deep(count - 1) if count else bytearray(10)


for limit in (1, 3, 50):
    _tracemalloc.start(limit)
    trace = _tracemalloc._get_object_traceback(deep(20))
    print(limit, len(trace), sorted({line for _, line in trace}))
    _tracemalloc.stop()
