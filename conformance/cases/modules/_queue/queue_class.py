import _queue

import queue

q = queue.Queue(2)
q.put(1)
q.put(2)
print(q.full(), q.qsize())
try:
    q.put(3, block=False)
except queue.Full as error:
    print(type(error).__name__)
q.get()
q.task_done()
print(q.unfinished_tasks)
