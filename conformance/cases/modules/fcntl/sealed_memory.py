import fcntl, os

fd = os.memfd_create("name", os.MFD_ALLOW_SEALING)
os.write(fd, b"data")
print(fcntl.fcntl(fd, fcntl.F_GET_SEALS), fcntl.fcntl(fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SHRINK))
print(fcntl.fcntl(fd, fcntl.F_GET_SEALS) == fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SHRINK)
for call in (lambda: os.write(fd, b"x"), lambda: os.ftruncate(fd, 1)):
    try:
        call()
    except OSError as error:
        print(error)
print(os.ftruncate(fd, 10), os.pread(fd, 20, 0))
