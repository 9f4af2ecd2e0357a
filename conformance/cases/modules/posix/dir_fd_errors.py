import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.stat, '/', dir_fd='x')
attempt(posix.stat, '/', dir_fd=1.5)
attempt(posix.stat, 'x', dir_fd=9999)
attempt(posix.stat, 0, dir_fd=1)
attempt(posix.stat, 0, follow_symlinks=False)
