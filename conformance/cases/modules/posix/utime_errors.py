import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.utime, '/nonexistent', 5)
attempt(posix.utime, '/nonexistent', (1, 2, 3))
attempt(posix.utime, '/nonexistent', (1, 2), ns=(1, 2))
attempt(posix.utime, '/nonexistent', ns=3)
attempt(posix.utime, '/nonexistent', ('a', 2))
attempt(posix.utime, 0, dir_fd=3)
