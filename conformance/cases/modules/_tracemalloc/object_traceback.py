"""Where an object was allocated."""
import _tracemalloc
import os

_tracemalloc.start(3)


def make():
    return bytearray(10)


def outer():
    return make()


block = outer()
trace = _tracemalloc._get_object_traceback(block)
print(type(trace), len(trace), [(os.path.basename(name), line) for name, line in trace])
_tracemalloc.stop()
print(_tracemalloc._get_object_traceback(block))
for other in (None, 5, "x", int):
    print(_tracemalloc._get_object_traceback(other))
