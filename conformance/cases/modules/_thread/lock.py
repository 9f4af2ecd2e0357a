import _thread

l = _thread.allocate_lock()
print(l.locked(), l.acquire(), l.locked(), l.acquire(False), l.acquire(timeout=0.001))
l.release()
print(l.locked())
try:
    l.release()
except RuntimeError as error:
    print(error)
with l as entered:
    print(entered, l.locked())
