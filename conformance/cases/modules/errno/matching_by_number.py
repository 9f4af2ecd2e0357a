import errno

def classify(error):
    match error:
        case OSError(errno=errno.ENOENT, filename=name):
            return f"missing {name}"
        case OSError(errno=errno.EACCES | errno.EPERM):
            return "denied"
        case PermissionError():
            return "other permission"
        case OSError(errno=None):
            return "no number"
    return "other"

print(classify(OSError(errno.ENOENT, "x", "n")), classify(OSError(errno.EPERM, "x")), classify(OSError(errno.EACCES, "x")))
print(classify(PermissionError(7, "x")), classify(OSError()), classify(OSError(errno.EIO, "x")))
print(classify(TimeoutError()), classify(OSError("just text")))
