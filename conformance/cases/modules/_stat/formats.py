import _stat


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_stat.S_ISDIR, 0o040755)
attempt(_stat.S_ISREG, 0o100644)
attempt(_stat.S_ISLNK, 0o120777)
attempt(_stat.S_ISREG, 0)
