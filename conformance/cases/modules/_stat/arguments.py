import _stat


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_stat.S_IFMT, 1, 2)
attempt(_stat.filemode)
attempt(_stat.S_ISDIR, mode=1)
