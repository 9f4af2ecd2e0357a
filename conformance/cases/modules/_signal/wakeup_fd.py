import _signal


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_signal.set_wakeup_fd, 9999)
attempt(_signal.set_wakeup_fd, -1)
attempt(_signal.set_wakeup_fd, 'a')
