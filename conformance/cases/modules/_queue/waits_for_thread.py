import _queue

import threading

q = _queue.SimpleQueue()
thread = threading.Thread(target=lambda: [q.put(i) for i in range(3)])
thread.start()
print([q.get(timeout=5) for _ in range(3)])
thread.join()
print(q.empty(), q.qsize())
try:
    q.get(timeout=0.01)
except _queue.Empty as error:
    print(repr(error))
