"""Filters keep or leave out traces by file, by line, in any frame."""
import tracemalloc

tracemalloc.start(5)


def make():
    return bytearray(80_000)


keep = [make(), make(), bytearray(80_000)]
traces = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__, all_frames=True)])
tracemalloc.stop()


def count(*filters):
    return sum(trace.size >= 80_000 for trace in traces.filter_traces(filters).traces)


print(count(), count(tracemalloc.Filter(True, __file__, 8)), count(tracemalloc.Filter(True, __file__, 11)))
print(count(tracemalloc.Filter(True, __file__, 11, all_frames=True)), count(tracemalloc.Filter(False, __file__, 8)))
print(count(tracemalloc.Filter(True, "nowhere.py")), count(tracemalloc.DomainFilter(False, 0)))
print(tracemalloc.Filter(True, "a.pyc", 3, True, 0).filename_pattern, tracemalloc.Filter(True, "a").inclusive)
