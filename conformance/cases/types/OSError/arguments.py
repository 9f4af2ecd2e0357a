"""How many arguments become what."""
for args in ((), ("only",), (2, "text"), (2, "text", "file"), (2, "text", "file", None, "file2"), (2, "text", "file", 0), (1, 2, 3, 4, 5, 6),
             (2, "text", None), (2, None), (None, "text", "f")):
    error = OSError(*args)
    print(type(error).__name__, error.args, error.errno, error.strerror, error.filename, error.filename2, "|", error, "|", repr(error))
