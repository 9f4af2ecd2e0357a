import _posixshmem, os
name = f"/taipan-case-{os.getpid()}"
fd = _posixshmem.shm_open(name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
os.ftruncate(fd, 100)
print(os.fstat(fd).st_size, os.get_inheritable(fd), oct(os.fstat(fd).st_mode))
def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, str(error).replace(name, "NAME"))
attempt(_posixshmem.shm_open, name, os.O_CREAT | os.O_EXCL | os.O_RDWR)
print(_posixshmem.shm_unlink(name))
attempt(_posixshmem.shm_unlink, name); attempt(_posixshmem.shm_open, name, os.O_RDWR); attempt(_posixshmem.shm_open, 5, 0); attempt(_posixshmem.shm_open, "a\0b", 0); attempt(_posixshmem.shm_open); attempt(_posixshmem.shm_unlink)
