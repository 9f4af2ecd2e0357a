"""A semaphore is shared by processes."""
import os
from _attempt import lock

made = lock(1, 0, 5)
process = os.fork()
if process == 0:
    for _ in range(3):
        made.release()
    os._exit(made._get_value())
code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
print(code, made._get_value(), [made.acquire(False) for _ in range(4)])
print(made._count())
