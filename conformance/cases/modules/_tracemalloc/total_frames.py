"""A trace tells how many frames there were in all, beyond those it keeps."""
import _tracemalloc


def deep(count):
    return deep(count - 1) if count else bytearray(70_000)


_tracemalloc.start(2)
kept = [deep(0), deep(5), deep(40)]
found = sorted((trace[3], len(trace[2])) for trace in _tracemalloc._get_traces() if 70_000 <= trace[1] < 71_000)
print(found)
shared = {id(trace[2]) for trace in _tracemalloc._get_traces() if 70_000 <= trace[1] < 71_000}
print(len(kept), len(shared))
_tracemalloc.stop()
_tracemalloc.start(100)
kept = deep(300)
print([(trace[3], len(trace[2])) for trace in _tracemalloc._get_traces() if 70_000 <= trace[1] < 71_000])
