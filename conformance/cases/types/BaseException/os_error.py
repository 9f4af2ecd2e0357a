def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = OSError(2, "gone", "file")
print(type(e).__name__, e.errno, e.strerror, e.filename, e.args, e)
print(repr(OSError(13, "x")), repr(OSError("only")), repr(OSError(1, 2, 3, None, 5)))
print(OSError(2, "m", "a", None, "b"))
e = OSError(5, "io")
print(type(e).__name__, e.filename, e)
