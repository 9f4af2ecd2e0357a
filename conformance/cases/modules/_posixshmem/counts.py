"""Wrong numbers of arguments, wrong names."""
import os
from _attempt import attempt
from _posixshmem import shm_open, shm_unlink

attempt(shm_open)
attempt(shm_open, "/x")
attempt(shm_open, "/x", 0, 0, 0)
attempt(shm_open, "/x", 0, other=1)
attempt(shm_open, flags=0)
attempt(shm_unlink)
attempt(shm_unlink, "/x", 1)
attempt(shm_unlink, other="/x")
