import _multiprocessing, os, threading
lock = _multiprocessing.SemLock(0, 1, 1, f"/taipan-case-{os.getpid()}", True)
print(lock.acquire(), lock.acquire(), lock._count(), lock._is_mine(), lock._get_value())
def other():
    print(lock._is_mine(), lock.acquire(False), lock.acquire(timeout=0.01))
    try:
        lock.release()
    except AssertionError as error:
        print(error)
thread = threading.Thread(target=other)
thread.start()
thread.join()
print(lock.release(), lock._count(), lock.release(), lock._count(), lock._get_value())
