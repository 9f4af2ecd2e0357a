import _stat


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_stat.S_ISDOOR, 0)
attempt(_stat.S_ISPORT, 0)
attempt(_stat.S_ISWHT, 0)
