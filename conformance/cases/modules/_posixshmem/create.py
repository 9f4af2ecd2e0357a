"""A block is made, opened again, and taken away."""
import os
from _attempt import NAME, attempt
from _posixshmem import shm_open, shm_unlink

descriptor = shm_open(NAME, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
print(os.write(descriptor, b"shared"), os.fstat(descriptor).st_size)
again = shm_open(NAME, os.O_RDWR)
print(os.read(again, 100))
print(shm_unlink(NAME))
attempt(shm_open, NAME, os.O_RDWR)
print(os.pread(again, 3, 1))
os.close(descriptor)
os.close(again)
