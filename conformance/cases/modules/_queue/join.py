import _queue

import queue
import threading

q = queue.Queue()
seen = []


def work():
    while (item := q.get()) is not None:
        seen.append(item)
        q.task_done()


thread = threading.Thread(target=work)
thread.start()
for i in range(5):
    q.put(i)
q.join()
q.put(None)
thread.join()
print(seen)
print(q.unfinished_tasks, q.empty(), q.qsize())
q.task_done()
try:
    q.task_done()
except ValueError as error:
    print(error)
