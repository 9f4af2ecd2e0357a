import _stat


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_stat.S_IMODE, 2**32)
attempt(_stat.S_IMODE, 2**70)
attempt(_stat.S_IMODE, -1)
attempt(_stat.S_ISDIR, 2**32)
