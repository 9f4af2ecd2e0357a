"""`__init__` called again."""
error = OSError(2, "first", "file")
print(error.__init__(13, "second"), error, error.args, error.errno, error.filename, type(error).__name__)
error.__init__("one")
print(error, error.args)
base = OSError.__new__(OSError, 2, "made")
print(type(base).__name__, base, base.args, base.errno)
base.__init__()
print(repr(base), base.args, base.errno)
