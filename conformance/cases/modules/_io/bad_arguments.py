for arguments in (("x", 5), (1.5,), (None,), ("x", "r", "y"), ("x", "r", -1, 5), (-1,), ("a\0b",), ("x", "r", 0)):
    try:
        open(*arguments)
    except (TypeError, ValueError, OSError) as error:
        print(arguments, type(error).__name__, error)
try:
    open("/", "rb")
except OSError as error:
    print(type(error).__name__, error)
try:
    open("/nonexistent/file")
except OSError as error:
    print(type(error).__name__, error, error.filename)
