def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import errno
for name in ("ENOENT", "EEXIST", "EACCES", "EPIPE", "ECHILD", "EISDIR", "ETIMEDOUT", "EINTR", "EAGAIN"):
    print(name, type(OSError(getattr(errno, name), "x")).__name__)
print(IOError is OSError, EnvironmentError is OSError)
