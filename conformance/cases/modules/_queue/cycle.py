import _queue

import gc
import weakref

q = _queue.SimpleQueue()
q.put(q)
r = weakref.ref(q)
del q
gc.collect()
print(r())
