import fcntl, os, tempfile

with tempfile.NamedTemporaryFile() as f:
    fd = os.open(f.name, os.O_RDONLY)
    print(fcntl.fcntl(fd, fcntl.F_GETLEASE) == fcntl.F_UNLCK)
    try:
        fcntl.fcntl(fd, fcntl.F_SETLEASE, 99)
    except OSError as error:
        print(error)
    try:
        fcntl.fcntl(fd, fcntl.F_NOTIFY, fcntl.DN_CREATE)
    except OSError as error:
        print(error)
