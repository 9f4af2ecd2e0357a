"""A block that two processes share."""
import os
from _attempt import NAME
from _posixshmem import shm_open

descriptor = shm_open(NAME, os.O_CREAT | os.O_RDWR, 0o600)
process = os.fork()
if process == 0:
    own = shm_open(NAME, os.O_WRONLY)
    os.write(own, b"from the child")
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
print(os.read(descriptor, 100), os.fstat(descriptor).st_size)
print(os.fstat(descriptor).st_nlink)
os.close(descriptor)
