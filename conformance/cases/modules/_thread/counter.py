import _thread

import threading

n = 0
lock = _thread.allocate_lock()


def work():
    global n
    for _ in range(1000):
        with lock:
            n += 1


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(n, threading.active_count(), lock.locked())
