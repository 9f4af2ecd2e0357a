"""Shows what a call returns or raises; names of semaphores that nobody else has."""
import itertools
import os
from _multiprocessing import SemLock

_numbers = itertools.count()


def name():
    return f"/taipan-{os.getpid()}-{next(_numbers)}"


def lock(kind=1, value=1, maximum=1):
    return SemLock(kind, value, maximum, name(), True)


def attempt(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except Exception as error:
        print(type(error).__name__, str(error).replace(str(os.getpid()), "PID"))
