"""Shows what a call returns or raises, and takes away what a case has made."""
import atexit
import os
import _posixshmem

NAME = f"/taipan-case-{os.getpid()}"


def attempt(function, *args, **keywords):
    try:
        result = function(*args, **keywords)
        if type(result) is int:
            os.close(result)
            result = "a descriptor"
        print(result)
    except Exception as error:
        print(type(error).__name__, str(error).replace(NAME, "NAME"))


def remove():
    try:
        _posixshmem.shm_unlink(NAME)
    except OSError:
        pass


atexit.register(remove)
