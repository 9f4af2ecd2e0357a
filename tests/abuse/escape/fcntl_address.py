# ends: PermissionError
import fcntl, os
read, write = os.pipe()
victim = bytearray(64)
fcntl.fcntl(read, fcntl.F_GETLK, id(victim))
