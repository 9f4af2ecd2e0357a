"""Arguments by name."""
import os
from _attempt import NAME, attempt
from _posixshmem import shm_open, shm_unlink

attempt(shm_open, path=NAME, flags=os.O_CREAT | os.O_RDWR, mode=0o600)
attempt(shm_open, mode=0o600, flags=os.O_RDWR, path=NAME)
attempt(shm_open, NAME, flags=os.O_RDONLY)
attempt(shm_unlink, path=NAME)
attempt(shm_open, NAME, 0, flags=0)
