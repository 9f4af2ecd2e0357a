"""`O_TRUNC` empties a block."""
import os
from _attempt import NAME
from _posixshmem import shm_open

first = shm_open(NAME, os.O_CREAT | os.O_RDWR, 0o600)
os.write(first, b"0123456789")
print(os.fstat(first).st_size)
second = shm_open(NAME, os.O_RDWR | os.O_TRUNC)
print(os.fstat(first).st_size, os.pread(first, 10, 0))
os.ftruncate(second, 3)
print(os.pread(first, 10, 0))
os.close(first)
os.close(second)
