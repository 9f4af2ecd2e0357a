"""Names with nulls and surrogates."""
import os
from _attempt import attempt
from _posixshmem import shm_open, shm_unlink

attempt(shm_open, "/a\0b", os.O_RDONLY)
attempt(shm_unlink, "/a\0b")
attempt(shm_open, "/\ud800", os.O_RDONLY)
attempt(shm_unlink, "/\ud800")
attempt(shm_open, "/taipan snö", os.O_RDONLY)
