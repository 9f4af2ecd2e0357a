# ends: time; allow: Files
import fcntl, os
first = os.memfd_create('lock')
second = os.open(f'/proc/self/fd/{first}', os.O_RDWR)
fcntl.flock(first, fcntl.LOCK_EX)
fcntl.flock(second, fcntl.LOCK_EX)
