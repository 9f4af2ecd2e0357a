"""Several blocks at once."""
import os
from _attempt import NAME, attempt
from _posixshmem import shm_open, shm_unlink

names = [f"{NAME}-{number}" for number in range(5)]
descriptors = [shm_open(name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600) for name in names]
for number, descriptor in enumerate(descriptors):
    os.write(descriptor, b"block %d" % number)
print(len(set(descriptors)), [os.pread(descriptor, 10, 0) for descriptor in descriptors])
print([shm_unlink(name) for name in names])
for name in names[:2]:
    attempt(shm_unlink, name)
print([os.pread(descriptor, 10, 6) for descriptor in descriptors])
