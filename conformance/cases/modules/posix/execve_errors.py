import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.execve, '/nonexistent', [], {})
attempt(posix.execve, '/nonexistent', 'a', {})
attempt(posix.execve, '/nonexistent', ['a'], 3)
attempt(posix.execve, '/nonexistent', ['a'], {'a=b': 'c'})
attempt(posix.execve, '/nonexistent', ['a'], {3: 'c'})
attempt(posix.execve, '/nonexistent', ['a\0'], {})
