"""A name is used once until it is taken away."""
from _attempt import attempt, name
from _multiprocessing import SemLock, sem_unlink

own = name()
first = SemLock(1, 1, 1, own, False)
try:
    SemLock(1, 1, 1, own, False)
except FileExistsError as error:
    print(error.errno, error.strerror)
print(sem_unlink(own))
try:
    sem_unlink(own)
except FileNotFoundError as error:
    print(error.errno, error.strerror)
second = SemLock(1, 1, 1, own, True)
third = SemLock(1, 1, 1, own, True)
print(second.acquire(), third.acquire(), first.acquire())
attempt(sem_unlink, 5)
attempt(sem_unlink)
attempt(sem_unlink, "a\0b")
