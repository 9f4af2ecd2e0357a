import mmap, tempfile
file = tempfile.TemporaryFile()
file.write(bytes(100))
file.flush()
fd = file.fileno()
def attempt(*args, **keywords):
    try:
        print(mmap.mmap(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)
attempt(-1, 0); attempt(-1, -5); attempt(fd, 1000); attempt(fd, 10, offset=5); attempt(fd, 10, offset=-5); attempt(fd, 0, offset=4096); attempt(fd, 10, access=7)
attempt(fd, 10, flags=mmap.MAP_PRIVATE, access=1); attempt(9999, 10); attempt(-1, 10); attempt(fd, 10, access=mmap.ACCESS_READ); attempt(fd, 10, trackfd=False); attempt(); attempt("a", 1)
attempt(fd, 10, prot=mmap.PROT_READ); attempt(fd, 10, prot=mmap.PROT_WRITE); attempt(tempfile.TemporaryFile().fileno(), 0)
