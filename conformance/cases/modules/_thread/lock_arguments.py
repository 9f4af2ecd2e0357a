import _thread

l = _thread.allocate_lock()
for call in (lambda: l.acquire(False, 1), lambda: l.acquire(True, -2), lambda: l.acquire(timeout="a"), lambda: l.acquire(1, 2, 3), lambda: l.acquire(timeout=1e20)):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
