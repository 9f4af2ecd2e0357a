import _imp, threading

def other():
    try:
        _imp.release_lock()
    except RuntimeError as error:
        print("other:", error)
    print("other sees", _imp.lock_held())

_imp.acquire_lock()
thread = threading.Thread(target=other)
thread.start()
thread.join()
print(_imp.lock_held())
_imp.release_lock()
print(_imp.lock_held())
