"""A block lives as long as a descriptor or a map does, whatever becomes of its name."""
import mmap
import os
from _attempt import NAME, attempt
from _posixshmem import shm_open, shm_unlink

descriptor = shm_open(NAME, os.O_CREAT | os.O_RDWR, 0o600)
os.ftruncate(descriptor, 100)
block = mmap.mmap(descriptor, 100)
shm_unlink(NAME)
os.close(descriptor)
block[:4] = b"kept"
print(block[:4], len(block), block.size())
again = shm_open(NAME, os.O_CREAT | os.O_RDWR, 0o600)
print(os.fstat(again).st_size, os.read(again, 10))
os.close(again)
block.close()
attempt(shm_unlink, NAME)
