"""A recursive lock belongs to a thread."""
import threading
from _attempt import attempt, lock

made = lock(0, 1, 1)
attempt(made.release)
print(made.acquire(), made.acquire(), made._count(), made._is_mine(), made._is_zero())


def other():
    print(made._is_mine(), made.acquire(False), made.acquire(True, 0.01))
    attempt(made.release)


thread = threading.Thread(target=other)
thread.start()
thread.join()
print(made.release(), made._count(), made.release(), made._count(), made._is_mine(), made._is_zero())
attempt(made.release)
