import _queue

import threading

q = _queue.SimpleQueue()
thread = threading.Thread(target=lambda: [q.put(i) for i in range(3)])
thread.start()
print([q.get(timeout=5) for _ in range(3)])
thread.join()
