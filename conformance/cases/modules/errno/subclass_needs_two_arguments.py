import errno

print(type(OSError(errno.ENOENT)).__name__, OSError(errno.ENOENT).errno)
print(type(OSError(errno.ENOENT, "a")).__name__, OSError(errno.ENOENT, "a").errno)
print(type(OSError(errno.ENOENT, "a", "b", None, "c")).__name__, OSError(errno.ENOENT, "a", "b", None, "c"))
print(type(OSError(errno.ENOENT, "a", "b", "c", "d", "e")).__name__, OSError(errno.ENOENT, "a", "b", "c", "d", "e").args)
print(type(OSError("2", "a")).__name__, type(OSError(2.0, "a")).__name__, type(OSError(True, "a")).__name__)
