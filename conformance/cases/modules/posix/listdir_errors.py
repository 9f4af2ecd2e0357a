import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.listdir, 5000)
attempt(posix.listdir, '/nonexistent')
attempt(posix.listdir, [])
attempt(posix.scandir, '/nonexistent')
