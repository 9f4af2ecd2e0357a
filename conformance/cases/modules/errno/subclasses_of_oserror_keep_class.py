import errno

class Mine(OSError):
    pass

class Early(OSError):
    def __new__(cls, *args):
        self = super().__new__(cls, errno.EEXIST, "early")
        return self

print(type(Mine(errno.ENOENT, "x")).__name__, Mine(errno.ENOENT, "x"))
e = Early(errno.ENOENT, "late")
print(type(e).__name__, e.errno, e.strerror, e.args)
print(FileNotFoundError(errno.EACCES, "x").errno, type(FileNotFoundError(errno.EACCES, "x")).__name__)
