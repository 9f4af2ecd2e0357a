"""A function that makes its cells, or its generator, is not in the traceback yet."""
import _tracemalloc

_tracemalloc.start(4)


def outer(value):
    def inner():
        return value
    return inner


def numbers(*values):
    yield bytearray(10)


cell = outer(0).__closure__[0]
print([line for _, line in _tracemalloc._get_object_traceback(cell)])
running = numbers(*range(30))
print([line for _, line in _tracemalloc._get_object_traceback(running)])
print([line for _, line in _tracemalloc._get_object_traceback(next(running))])
