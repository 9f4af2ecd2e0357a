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
