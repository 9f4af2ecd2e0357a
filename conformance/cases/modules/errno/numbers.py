import errno

print(errno.ENOENT, errno.EEXIST, errno.EAGAIN, errno.EWOULDBLOCK, errno.EPIPE)
print(errno.errorcode[errno.EINVAL], errno.errorcode[11], errno.errorcode[95], errno.errorcode[35])
print(len(errno.errorcode), sorted(name for name in dir(errno) if name.startswith("E"))[:10])
