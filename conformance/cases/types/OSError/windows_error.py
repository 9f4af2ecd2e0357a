"""What other systems have is missing here."""
import errno
import os

print(hasattr(OSError(), "winerror"), "WindowsError" in dir(__builtins__), errno.errorcode[2], os.strerror(2), os.strerror(99999))
print(errno.EAGAIN == errno.EWOULDBLOCK, type(OSError(errno.EWOULDBLOCK, "")).__name__, errno.ENOTSUP == errno.EOPNOTSUPP)
print(sorted(type(OSError(number, "")).__name__ for number in errno.errorcode if type(OSError(number, "")) is not OSError))
