import _queue

q = _queue.SimpleQueue()
for get in (q.get_nowait, lambda: q.get(False), lambda: q.get(block=False), lambda: q.get(timeout=0), lambda: q.get(True, 0.001)):
    try:
        get()
    except _queue.Empty as error:
        print(type(error).__name__, error.args)
