import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


attempt(posix.fspath, 'a')
attempt(posix.fspath, b'a')
attempt(posix.fspath, Path('x'))
attempt(posix.fspath, Path(3))
attempt(posix.fspath, 3)
