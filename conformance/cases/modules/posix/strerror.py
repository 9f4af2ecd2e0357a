import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.strerror, 2)
attempt(posix.strerror, 9999)
attempt(posix.strerror, 'a')
