# ends: work; allow: Clock
# What is locked belongs to modules: who comes next must not wait for it.
import _strptime, logging, tempfile, threading
condition = threading.__dict__.setdefault('left_behind', threading.Condition(threading.Lock()))
tempfile._once_lock.acquire()
condition.acquire()
try:
    with _strptime._cache_lock, logging._lock, threading._active_limbo_lock:
        while True:
            pass
finally:
    condition.release()
    tempfile._once_lock.release()
