import _stat


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_stat.filemode, 0o100644)
attempt(_stat.filemode, 0o040755)
attempt(_stat.filemode, 0o120777)
attempt(_stat.filemode, 0o010600)
attempt(_stat.filemode, 0o020600)
attempt(_stat.filemode, 0o060600)
attempt(_stat.filemode, 0o140600)
attempt(_stat.filemode, 0)
