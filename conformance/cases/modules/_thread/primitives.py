import _thread

import threading

e, s, b = threading.Event(), threading.BoundedSemaphore(1), threading.Barrier(2)
thread = threading.Thread(target=lambda: (b.wait(), e.set()))
thread.start()
b.wait()
print(e.wait(5), s.acquire(), s.acquire(blocking=False))
thread.join()
s.release()
try:
    s.release()
except ValueError as error:
    print(error)
