import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.rename, '/nonexistent', '/b')
attempt(posix.rename, 1, '/b')
attempt(posix.replace, '/nonexistent', b'/nonexistent/c')
attempt(posix.link, '/nonexistent', '/tmp/q')
