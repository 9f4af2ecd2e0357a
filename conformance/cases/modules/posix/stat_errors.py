import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.stat, [])
attempt(posix.stat, 'a\0b')
attempt(posix.stat, b'a\0b')
attempt(posix.stat, '/nonexistent')
attempt(posix.stat, b'/nonexistent')
attempt(posix.stat, 2**40)
attempt(posix.stat, -2**70)
