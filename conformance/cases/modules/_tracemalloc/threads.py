"""Allocations of other threads are traced."""
import _tracemalloc
import threading

_tracemalloc.start(1)
kept = []


def work():
    kept.append(bytearray(300_000))  # allocated here


thread = threading.Thread(target=work)
thread.start()
thread.join()
(name, line), = _tracemalloc._get_object_traceback(kept[0])
print(name == __file__, line, _tracemalloc.get_traced_memory()[0] >= 300_000)
print(len(_tracemalloc._get_object_traceback(kept[0])))
