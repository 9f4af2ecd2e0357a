import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.sysconf, 'a')
attempt(posix.sysconf, 1.5)
attempt(posix.pathconf, '/', 'x')
attempt(posix.confstr, 'x')
attempt(posix.sysconf, 'SC_PAGESIZE')
attempt(posix.confstr, 'CS_PATH')
