import _signal


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_signal.sigtimedwait, [1], 0)
attempt(_signal.sigtimedwait, [1], -1)
attempt(_signal.sigpending)
attempt(_signal.sigtimedwait, [0], 0)
