"""`tracemalloc.get_object_traceback` shows lines of the source."""
import tracemalloc

tracemalloc.start(10)


def make():
    return bytearray(20)  # here


trace = tracemalloc.get_object_traceback(make())
print(len(trace), trace.total_nframe)
for line in trace.format():
    print(line.replace(trace[0].filename, "FILE"))
print(trace[-1].lineno < trace[0].lineno, str(trace[0]).rsplit(":", 1)[1])
