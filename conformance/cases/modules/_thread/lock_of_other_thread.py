import _thread, threading

lock = _thread.allocate_lock()
lock.acquire()
threading.Thread(target=lock.release).start()
print(lock.acquire(timeout=5), lock.locked())
r = _thread.RLock()
errors = []
def try_release():
    try:
        r.release()
    except RuntimeError as error:
        errors.append(str(error))
r.acquire()
t = threading.Thread(target=try_release)
t.start()
t.join()
print(errors, r.acquire(blocking=False), r._recursion_count(), r.locked())
print(lock.__enter__.__doc__ is not None, lock.acquire(False), lock.acquire(True, 0.001))
