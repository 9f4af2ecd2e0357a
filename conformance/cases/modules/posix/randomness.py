import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(len, posix.urandom(5))
attempt(posix.urandom, -1)
attempt(posix.getrandom, -1)
attempt(posix.urandom, 'a')
