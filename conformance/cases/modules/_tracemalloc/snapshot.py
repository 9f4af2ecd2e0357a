"""`tracemalloc.take_snapshot` and statistics of it."""
import os
import tracemalloc

try:
    tracemalloc.take_snapshot()
except RuntimeError as error:
    print(error)
tracemalloc.start()
keep = [bytearray(50_000) for _ in range(4)]
snapshot = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
top = snapshot.statistics("lineno")[0]
print(os.path.basename(top.traceback[0].filename), top.traceback[0].lineno, 200_000 <= top.size < 202_000, top.count >= 4)
print(snapshot.statistics("filename")[0].size >= top.size, snapshot.traceback_limit)
del keep
later = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
change = later.compare_to(snapshot, "lineno")[0]
print(change.size_diff <= -200_000, change.traceback[0].lineno == top.traceback[0].lineno)
