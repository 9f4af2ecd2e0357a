import errno, os

for name in ("EPERM", "ENOENT", "EINTR", "EAGAIN", "EINVAL", "EPIPE", "ENOTEMPTY", "ELOOP", "ECONNREFUSED", "ETIMEDOUT"):
    print(name, os.strerror(getattr(errno, name)))
print(os.strerror(0), "|", os.strerror(99999), "|", os.strerror(-1))
