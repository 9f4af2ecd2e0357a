import _signal


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_signal.default_int_handler, 2, None)
attempt(_signal.default_int_handler)
attempt(_signal.getsignal, 15)
