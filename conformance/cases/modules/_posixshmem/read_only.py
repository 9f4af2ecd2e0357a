"""A block that has been opened for reading."""
import os
from _attempt import NAME, attempt
from _posixshmem import shm_open

made = shm_open(NAME, os.O_CREAT | os.O_RDWR, 0o600)
os.ftruncate(made, 10)
reader = shm_open(NAME, os.O_RDONLY)
print(os.read(reader, 20), os.fstat(reader).st_size)
attempt(os.write, reader, b"x")
attempt(os.ftruncate, reader, 5)
os.close(made)
os.close(reader)
