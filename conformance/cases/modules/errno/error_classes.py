import errno

for number in (errno.ENOENT, errno.EACCES, errno.EEXIST, errno.EISDIR, errno.EPIPE, errno.EINTR, errno.ETIMEDOUT, errno.EIO):
    error = OSError(number, "text", "name")
    print(type(error).__name__, error, error.errno == number)
