import _thread

l = _thread.allocate_lock()
print(repr(l).startswith("<unlocked _thread.lock object at 0x"))
l.acquire()
print(repr(l).startswith("<locked _thread.lock object at 0x"), type(l) is _thread.LockType)
print(_thread.lock is _thread.LockType)
