"""`acquire` with `block` and `timeout`."""
import time
from _attempt import attempt, lock

made = lock(1, 1, 1)
print(made.acquire(False), made.acquire(False), made.acquire(block=False), made.acquire(True, 0), made.acquire(True, -1))
start = time.monotonic()
print(made.acquire(timeout=0.05), time.monotonic() - start >= 0.045)
print(made.acquire(False, 10), made.acquire(False, None), made.acquire(0), made.acquire(block=[]))
for arguments in ((True, "x"), (True, 1, 2), (True, [])):
    attempt(made.acquire, *arguments)
attempt(made.acquire, other=1)

attempt(made.release, 1)
made.release()
print(made.acquire(True, None))
