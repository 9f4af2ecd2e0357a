"""What is not there can neither be opened nor be taken away."""
import os
from _attempt import attempt
from _posixshmem import shm_open, shm_unlink

attempt(shm_open, "/taipan no such block", os.O_RDONLY)
attempt(shm_unlink, "/taipan no such block")
try:
    shm_open("/taipan no such block", os.O_RDONLY)
except OSError as error:
    print(error.args, error.filename, error.filename2)
try:
    shm_unlink("/taipan no such block")
except OSError as error:
    print(error.args, error.filename)
