import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.putenv, 'a=b', 'c')
attempt(posix.putenv, 3, 4)
attempt(posix.putenv, '', 'c')
attempt(posix.unsetenv, 'a=b')
attempt(posix.unsetenv, '')
attempt(posix.putenv, 'a', 'b\0')
