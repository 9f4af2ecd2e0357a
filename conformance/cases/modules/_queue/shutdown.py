import _queue

import queue

q = queue.Queue()
q.put(1)
q.shutdown()
print(q.get())
for call in (q.get, lambda: q.put(1)):
    try:
        call()
    except queue.ShutDown as error:
        print(type(error).__name__)
