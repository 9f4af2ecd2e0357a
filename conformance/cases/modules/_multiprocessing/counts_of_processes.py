"""The count of a semaphore is a process's own, its value everybody's."""
import os
from _attempt import lock

made = lock(1, 3, 3)
made.acquire()
process = os.fork()
if process == 0:
    made._after_fork()
    first = made._count()
    made.acquire()
    os._exit(first * 10 + made._count())
print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), made._count(), made._get_value())
print(made.acquire(False), made.acquire(False), made._count())
print(made.release(), made._count(), made._get_value())
