import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.chown, '/nonexistent', -1, -1)
attempt(posix.chown, '/nonexistent', -2, -1)
attempt(posix.chown, '/nonexistent', 'a', -1)
attempt(posix.chown, '/nonexistent', 2**40, -1)
