"""`O_EXCL` refuses what is there already."""
import os
from _attempt import NAME, attempt
from _posixshmem import shm_open, shm_unlink

flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
attempt(shm_open, NAME, flags, 0o600)
attempt(shm_open, NAME, flags, 0o600)
attempt(shm_open, NAME, os.O_RDWR | os.O_CREAT, 0o600)
attempt(shm_unlink, NAME)
attempt(shm_unlink, NAME)
