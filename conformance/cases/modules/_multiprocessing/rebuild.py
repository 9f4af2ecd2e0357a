"""`_rebuild` opens a semaphore by its name."""
from _attempt import attempt, name
from _multiprocessing import SemLock, sem_unlink

own = name()
made = SemLock(1, 1, 1, own, False)
other = SemLock._rebuild(made.handle, made.kind, made.maxvalue, own)
print(type(other) is SemLock, other.name == own, other.kind, other.maxvalue)
print(made.acquire(), other.acquire(False), made.release(), other.acquire(False), made._is_zero())
sem_unlink(own)
try:
    SemLock._rebuild(0, 1, 1, own)
except FileNotFoundError as error:
    print(error.errno)
attempt(SemLock._rebuild)
attempt(SemLock._rebuild, 1, 2, 3)
attempt(SemLock._rebuild, 0, 1, 1, 5)
attempt(SemLock._rebuild, "x", 1, 1, "n")
