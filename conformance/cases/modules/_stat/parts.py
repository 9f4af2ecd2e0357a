import _stat


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_stat.S_IMODE, 0o107777)
attempt(_stat.S_IFMT, 0o107777)
attempt(_stat.S_IMODE, 0)
attempt(_stat.S_IFMT, 0)
