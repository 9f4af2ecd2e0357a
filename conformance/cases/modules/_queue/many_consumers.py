import _queue

import threading

q, results = _queue.SimpleQueue(), _queue.SimpleQueue()
threads = [threading.Thread(target=lambda: results.put(q.get() * 2)) for _ in range(4)]
for thread in threads:
    thread.start()
for i in range(4):
    q.put(i)
for thread in threads:
    thread.join()
print(sorted(results.get() for _ in range(4)), q.empty())
print(results.qsize(), results.empty())
try:
    results.get_nowait()
except _queue.Empty as error:
    print(type(error).__module__, type(error).__name__, error.args)
