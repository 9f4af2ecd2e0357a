# ends: time; allow: Files
import fcntl, os, struct
first = os.memfd_create('lock')
second = os.open(f'/proc/self/fd/{first}', os.O_RDWR)
fcntl.fcntl(first, fcntl.F_OFD_SETLK, struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, 0, 0, 0))
fcntl.lockf(second, fcntl.LOCK_EX)
