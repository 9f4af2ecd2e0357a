import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix._path_splitroot_ex, '')
attempt(posix._path_splitroot_ex, '/')
attempt(posix._path_splitroot_ex, '//')
attempt(posix._path_splitroot_ex, '///a')
attempt(posix._path_splitroot_ex, 'a/b')
attempt(posix._path_splitroot_ex, '/a')
attempt(posix._path_splitroot_ex, '//a/b')
attempt(posix._path_splitroot_ex, b'/a')
