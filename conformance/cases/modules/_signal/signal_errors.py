import _signal


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_signal.signal, 0, 1)
attempt(_signal.signal, 99, 0)
attempt(_signal.signal, 9, 0)
attempt(_signal.signal, 2, 3)
attempt(_signal.signal, 2, None)
attempt(_signal.signal, 'a', 0)
