"""Threads that wait for each other."""
import threading
from _attempt import lock

ready, go_on, seen = lock(1, 0, 10), lock(1, 0, 10), []


def work():
    ready.release()
    go_on.acquire()
    seen.append(1)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
print([ready.acquire() for _ in threads], seen)
for _ in threads:
    go_on.release()
for thread in threads:
    thread.join()
print(seen, go_on._get_value(), ready._is_zero())
