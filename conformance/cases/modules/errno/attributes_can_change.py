import errno

e = OSError(errno.ENOENT, "text", "name")
e.errno = errno.EACCES
e.filename = b"other"
print(e, type(e).__name__, e.args)
e.filename2 = "second"
print(e)
e.strerror = None
print(e)
e.filename = None
print(e)
del e.filename2
e.errno = None
print(repr(e), e, e.errno)
