import _stat


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_stat.S_ISCHR, 0o020600)
attempt(_stat.S_ISBLK, 0o060600)
attempt(_stat.S_ISFIFO, 0o010600)
attempt(_stat.S_ISSOCK, 0o140600)
