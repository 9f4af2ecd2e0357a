"""Descriptors are not inherited."""
import fcntl
import os
from _attempt import NAME
from _posixshmem import shm_open

descriptor = shm_open(NAME, os.O_CREAT | os.O_RDWR, 0o600)
print(os.get_inheritable(descriptor), fcntl.fcntl(descriptor, fcntl.F_GETFD) & fcntl.FD_CLOEXEC)
print(fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDWR)
os.close(descriptor)
