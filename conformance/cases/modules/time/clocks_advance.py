import time

for name in "monotonic", "perf_counter", "process_time", "thread_time", "time":
    first, second = getattr(time, name)(), getattr(time, name)()
    print(name, type(first).__name__, second >= first)
    first, second = getattr(time, name + "_ns")(), getattr(time, name + "_ns")()
    print(name, type(first).__name__, second >= first)
