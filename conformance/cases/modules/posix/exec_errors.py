import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.execv, '/nonexistent', [])
attempt(posix.execv, '/nonexistent', [''])
attempt(posix.execv, '/nonexistent', ['a'])
attempt(posix.execv, '/nonexistent', 'a')
attempt(posix.execv, '/nonexistent', [3])
