import _signal


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_signal.setitimer, 9, 1)
attempt(_signal.setitimer, 0, 0)
attempt(_signal.setitimer, 0, -1)
attempt(_signal.getitimer, 0)
attempt(_signal.alarm, 0)
attempt(_signal.getitimer, 9)
