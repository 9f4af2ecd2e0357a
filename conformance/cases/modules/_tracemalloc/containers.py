"""What containers hold is traced with the line that filled them."""
import _tracemalloc

_tracemalloc.start(1)
table = {}
for number in range(10_000):
    table[number] = None
traces = [trace for trace in _tracemalloc._get_traces() if trace[1] > 100_000]
print(len(traces) >= 1, {line for _, _, trace, _ in traces for _, line in trace} <= {6, 5})
print(_tracemalloc.get_traced_memory()[0] > 200_000)
del table
print(_tracemalloc.get_traced_memory()[0] < 100_000)
