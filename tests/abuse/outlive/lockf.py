# ends: time; allow: Files
import fcntl, os
first = os.memfd_create('lock')
second = os.open(f'/proc/self/fd/{first}', os.O_RDWR)
# Locks of descriptors, as those of one process do not exclude each other.
lock = __import__('struct').pack('hhqqi4x', fcntl.F_WRLCK, 0, 0, 0, 0)
fcntl.fcntl(first, fcntl.F_OFD_SETLK, lock)
fcntl.fcntl(second, fcntl.F_OFD_SETLKW, lock)
