import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix._path_normpath, '')
attempt(posix._path_normpath, '.')
attempt(posix._path_normpath, '..')
attempt(posix._path_normpath, '/')
attempt(posix._path_normpath, '//')
attempt(posix._path_normpath, '///')
attempt(posix._path_normpath, 'a//b')
attempt(posix._path_normpath, 'a/../b')
attempt(posix._path_normpath, '../a')
attempt(posix._path_normpath, '/../a')
attempt(posix._path_normpath, 'a/./b/')
attempt(posix._path_normpath, 'a/../../b')
attempt(posix._path_normpath, '//a/../..')
attempt(posix._path_normpath, b'a/../b')
