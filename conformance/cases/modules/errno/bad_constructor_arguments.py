def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

attempt(OSError, errno=5)
attempt(OSError, 1, 2, filename=5)
attempt(FileNotFoundError, strerror="x")
attempt(lambda: OSError(2, None).strerror)
attempt(lambda: OSError([], {}).errno)
attempt(lambda: repr(OSError(2, "a", "b")))
attempt(lambda: str(OSError(2, "a", b"b", None, 5)))
attempt(lambda: str(OSError(None, None)))
attempt(lambda: str(OSError(1, 2, 3)))
