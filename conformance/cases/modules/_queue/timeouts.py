import _queue

q = _queue.SimpleQueue()
for timeout in -1, "a", -0.5:
    try:
        q.get(timeout=timeout)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
