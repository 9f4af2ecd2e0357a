import errno

e = OSError(errno.ENOENT, "text", "name", 5)
print(hasattr(e, "winerror"), e.args, e.filename, type(e).__name__)
print([name for name in dir(e) if name not in dir(Exception)])
print(EnvironmentError is OSError, IOError is OSError)
try:
    WindowsError
except NameError as error:
    print(error)
