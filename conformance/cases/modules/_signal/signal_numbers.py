import _signal


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_signal.getsignal, 0)
attempt(_signal.getsignal, 10)
attempt(_signal.getsignal, 99)
attempt(_signal.raise_signal, 0)
attempt(_signal.siginterrupt, 0, 1)
