import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.major, 258)
attempt(posix.minor, 258)
attempt(posix.makedev, 1, 2)
attempt(posix.major, -1)
attempt(posix.makedev, -1, -1)
attempt(posix.minor, 2**64)
