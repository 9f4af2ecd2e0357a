import _queue

import weakref

q = _queue.SimpleQueue()
r = weakref.ref(q)
print(r() is q)
del q
print(r())
q = _queue.SimpleQueue()
print(len(weakref.getweakrefs(q)), weakref.ref(q) is weakref.ref(q))
watched = weakref.ref(q, lambda ref: print("gone", ref()))
del q
