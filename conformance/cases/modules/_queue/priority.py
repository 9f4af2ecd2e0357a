import _queue

import queue

q = queue.PriorityQueue()
for item in 3, 1, 2:
    q.put(item)
print([q.get() for _ in range(3)])
q = queue.LifoQueue()
for item in 3, 1, 2:
    q.put(item)
print([q.get() for _ in range(3)])
