import _queue

q = _queue.SimpleQueue()
q.put(None)
q.put(q)
print(q.get(), q.get() is q, q.empty())
