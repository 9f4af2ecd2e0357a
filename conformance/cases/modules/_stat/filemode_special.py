import _stat


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_stat.filemode, 0o104755)
attempt(_stat.filemode, 0o102755)
attempt(_stat.filemode, 0o101777)
attempt(_stat.filemode, 0o107000)
attempt(_stat.filemode, 0o107111)
