import _queue

q = _queue.SimpleQueue()
q.put(1, False)
q.put(2, block=True, timeout=-3)
q.put(item=3, timeout="x")
print(q.get(), q.get(), q.get(False, -1))
