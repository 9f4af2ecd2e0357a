import _signal


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(_signal.pthread_sigmask, 9, [1])
attempt(_signal.pthread_sigmask, 0, [])
attempt(_signal.pthread_sigmask, 0, [10, 12])
attempt(_signal.pthread_sigmask, 1, [10])
attempt(_signal.pthread_sigmask, 2, [])
attempt(_signal.pthread_sigmask, 0, [0])
