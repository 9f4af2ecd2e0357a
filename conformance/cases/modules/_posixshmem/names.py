"""Names with and without slashes, empty and long ones."""
import os
from _attempt import attempt
from _posixshmem import shm_open, shm_unlink

for name in ("", "/", "/a/b", "//", "/..", "/."):
    attempt(shm_open, name, os.O_RDONLY)
    attempt(shm_unlink, name)
