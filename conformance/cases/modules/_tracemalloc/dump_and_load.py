"""A snapshot is written to a file and read again."""
import os
import tempfile
import tracemalloc

tracemalloc.start(2)
keep = bytearray(200_000)
snapshot = tracemalloc.take_snapshot()
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "snapshot")
    snapshot.dump(path)
    loaded = tracemalloc.Snapshot.load(path)
print(loaded.traceback_limit, len(loaded.traces) == len(snapshot.traces))
large = [trace for trace in loaded.traces if trace.size >= 200_000]
print(len(large), large[0].traceback[-1].lineno, large[0].domain, large[0] in snapshot.traces)
print(loaded.compare_to(snapshot, "lineno")[0].size_diff, snapshot.traces == loaded.traces)
