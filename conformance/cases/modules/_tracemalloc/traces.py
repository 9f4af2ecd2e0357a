"""What `_get_traces` returns."""
import _tracemalloc

_tracemalloc.start(2)
keep = [bytearray(100_000 + number) for number in range(5)]
traces = _tracemalloc._get_traces()
print(type(traces), {len(trace) for trace in traces}, {type(trace) for trace in traces})
large = sorted(trace for trace in traces if 100_000 <= trace[1] < 110_000)
print(len(large), {trace[0] for trace in large}, {len(trace[2]) for trace in large}, {trace[3] for trace in large})
print([line for _, line in large[0][2]])
_tracemalloc.stop()
print(_tracemalloc._get_traces())
