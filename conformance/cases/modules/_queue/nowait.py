import _queue

q = _queue.SimpleQueue()
q.put_nowait("a")
q.put_nowait(item="b")
print(q.get_nowait(), q.get_nowait(), q.qsize())
