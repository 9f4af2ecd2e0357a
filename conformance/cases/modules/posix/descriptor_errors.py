import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.close, 'a')
attempt(posix.close, 9999)
attempt(posix.close, 2**33)
attempt(posix.fsync, 'a')
attempt(posix.fsync, -5)
attempt(posix.fsync, 2**40)
attempt(posix.read, 9999, 1)
