import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.lstat, 3)
attempt(posix.lstat, 3.5)
attempt(posix.lstat, '/nonexistent')
attempt(posix.lstat)
