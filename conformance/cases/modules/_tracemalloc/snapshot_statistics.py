"""Statistics of a snapshot: by line, by file, by traceback, cumulative."""
import os
import tracemalloc


def inner(size):
    return bytearray(size)


def outer(size):
    return inner(size), inner(size)


tracemalloc.start(3)
keep = [outer(100_000), outer(30_000)]
snapshot = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
tracemalloc.stop()
line = snapshot.statistics("lineno")[0]
print(line.traceback[0].lineno, 260_000 <= line.size < 262_000, line.count >= 4)
top = snapshot.statistics("traceback")[0]
print([frame.lineno for frame in top.traceback], top.size >= 200_000)
totals = {frame.traceback[0].lineno for frame in snapshot.statistics("lineno", cumulative=True) if frame.size > 200_000}
print(sorted(totals), [os.path.basename(found.traceback[0].filename) for found in snapshot.statistics("filename")])
try:
    snapshot.statistics("traceback", cumulative=True)
except ValueError as error:
    print(error)
