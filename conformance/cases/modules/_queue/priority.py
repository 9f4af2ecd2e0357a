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
q = queue.PriorityQueue(2)
q.put((1, "a"))
q.put((0, "b"))
print(q.full(), q.get(), q.qsize(), q.maxsize)
try:
    q.put((1, 5), block=False)
    q.get()
except TypeError as error:
    print(error)
