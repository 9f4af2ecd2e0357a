import fcntl, os

names = [n for n in dir(fcntl) if n.isupper()]
print(len(names) > 60, [n for n in names if n.startswith("LOCK_")], [n for n in names if n.startswith("FD_")])
for name in ("F_DUPFD", "F_GETFD", "F_SETFD", "F_GETFL", "F_SETFL", "F_GETLK", "F_SETLK", "F_SETLKW", "F_RDLCK", "F_WRLCK", "F_UNLCK", "LOCK_SH", "LOCK_EX", "LOCK_NB", "LOCK_UN", "F_GETPIPE_SZ", "F_SETPIPE_SZ", "F_ADD_SEALS", "F_SEAL_WRITE", "DN_CREATE", "FASYNC"):
    print(name, getattr(fcntl, name, "missing"))
