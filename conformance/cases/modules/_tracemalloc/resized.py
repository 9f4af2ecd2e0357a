"""A block that is resized keeps one trace, with the line of the last change."""
import _tracemalloc

_tracemalloc.start()
data = bytearray(10_000)
data.extend(bytes(500_000))  # the block moves here


def blocks():
    return [(trace[1] >= 510_000, trace[2][0][1]) for trace in _tracemalloc._get_traces() if trace[1] >= 400_000]


print(blocks())
del data[100:]
print(blocks(), _tracemalloc.get_traced_memory()[0] < 100_000)
data += bytes(600_000)
print(blocks())
print(_tracemalloc.get_traced_memory()[1] >= 1_000_000)
