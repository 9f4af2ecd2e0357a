"""`_after_fork` forgets who has the lock."""
from _attempt import attempt, lock

made = lock(0, 1, 1)
made.acquire()
made.acquire()
print(made._count(), made._is_mine())
print(made._after_fork(), made._count(), made._is_mine(), made._get_value())
attempt(made.release)
attempt(made._after_fork, 1)
