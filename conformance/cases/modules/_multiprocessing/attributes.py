"""Attributes of a semaphore."""
from _attempt import attempt, lock, name
from _multiprocessing import SemLock

own = name()
made = SemLock(1, 2, 5, own, False)
print(made.kind, made.maxvalue, made.name == own, type(made.handle))
for attribute in "kind", "maxvalue", "name", "handle", "other":
    attempt(setattr, made, attribute, 1)
print(lock().name is None, [entry for entry in dir(SemLock) if not entry.startswith("_")])
print(SemLock.SEM_VALUE_MAX, SemLock.__module__, SemLock.__name__)
from _multiprocessing import sem_unlink
print(sem_unlink(own))
attempt(sem_unlink, own + "x")
