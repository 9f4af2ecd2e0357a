import _signal


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_signal.strsignal, 2)
attempt(_signal.strsignal, 15)
attempt(_signal.strsignal, 0)
attempt(_signal.strsignal, 65)
