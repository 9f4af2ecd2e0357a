import _queue

q = _queue.SimpleQueue()
for item in 3, 1, 2:
    q.put(item)
print(q.qsize(), q.empty(), [q.get() for _ in range(3)], q.empty(), q.qsize())
