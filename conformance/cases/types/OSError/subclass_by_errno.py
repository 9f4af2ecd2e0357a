"""The constructor picks a subclass by the error number."""
import errno

for name in ("ENOENT", "EEXIST", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EINTR", "ECHILD", "ESRCH", "EPIPE", "ESHUTDOWN", "EAGAIN",
             "EALREADY", "EINPROGRESS", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EINVAL", "ENOSPC"):
    error = OSError(getattr(errno, name), "text")
    print(name, type(error).__name__, type(error).__mro__[1].__name__, error.args == (getattr(errno, name), "text"))
print(type(OSError(2)), type(OSError("2", "x")), type(OSError(2.0, "x")), type(OSError(True, "x")))
