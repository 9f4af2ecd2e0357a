import _queue

q = _queue.SimpleQueue()
for call in (lambda: q.put(), lambda: q.put(1, 2, 3, 4), lambda: q.get(1, 2, 3), lambda: _queue.SimpleQueue(1), lambda: q.put_nowait()):
    try:
        call()
    except TypeError as error:
        print(error)
