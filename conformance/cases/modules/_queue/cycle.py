import _queue

import gc
import weakref

q = _queue.SimpleQueue()
q.put(q)
r = weakref.ref(q)
del q
gc.collect()
print(r())
print(gc.is_tracked(_queue.SimpleQueue()))
q = _queue.SimpleQueue()
q.put([q, 1])
print(len(gc.get_referents(q)) >= 1, q.get()[0] is q, q.empty())
