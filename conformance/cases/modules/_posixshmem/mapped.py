"""A block that is mapped twice: what one writes the other reads."""
import mmap
import os
from _attempt import NAME
from _posixshmem import shm_open, shm_unlink

descriptor = shm_open(NAME, os.O_CREAT | os.O_RDWR, 0o600)
os.ftruncate(descriptor, 4096)
one, two = mmap.mmap(descriptor, 4096), mmap.mmap(descriptor, 4096)
os.close(descriptor)
shm_unlink(NAME)
one[:5] = b"hello"
print(two[:6], two.find(b"lo"))
two.close()
print(one[:5])
one.close()
