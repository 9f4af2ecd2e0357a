"""The permissions of a new block, less the umask; the default is 0o777."""
import os
from _attempt import NAME
from _posixshmem import shm_open, shm_unlink

os.umask(0o022)
for mode in ((0o600,), (0o666,), (0o777,), ()):
    descriptor = shm_open(NAME, os.O_CREAT | os.O_RDWR, *mode)
    print(mode, oct(os.fstat(descriptor).st_mode & 0o777))
    os.close(descriptor)
    shm_unlink(NAME)
