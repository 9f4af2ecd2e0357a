import _stat


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_stat.S_IMODE, 'a')
attempt(_stat.S_ISDIR, 1.5)
attempt(_stat.filemode, None)
attempt(_stat.S_IFMT)
