import _queue

import weakref

q = _queue.SimpleQueue()
r = weakref.ref(q)
print(r() is q)
del q
print(r())
