"""Names that are of a subclass of str, flags that know `__index__`."""
import os
from _attempt import NAME, attempt
from _posixshmem import shm_open, shm_unlink


class Name(str):
    def __str__(self):
        return "/other"


class Flags:
    def __index__(self):
        return os.O_CREAT | os.O_RDWR


class Broken:
    def __index__(self):
        raise KeyError("no flags")


attempt(shm_open, Name(NAME), Flags(), 0o600)
attempt(shm_open, NAME, os.O_RDONLY)
attempt(shm_open, NAME, Broken())
attempt(shm_open, NAME, os.O_RDWR, Broken())
attempt(shm_unlink, Name(NAME))
attempt(shm_open, NAME, True)
