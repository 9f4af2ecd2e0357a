"""Arguments of wrong types."""
import os
from _attempt import attempt
from _posixshmem import shm_open, shm_unlink

for path in (5, None, b"/bytes", ["/x"], 1.5):
    attempt(shm_open, path, os.O_RDONLY)
    attempt(shm_unlink, path)
for flags in ("x", None, 1.5, 2**31, -(2**40)):
    attempt(shm_open, "/x", flags)
for mode in ("x", None, 1.5, 2**31, -(2**40)):
    attempt(shm_open, "/x", os.O_RDONLY, mode)
