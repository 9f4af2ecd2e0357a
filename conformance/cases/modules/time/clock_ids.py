import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.clock_gettime, 99)
attempt(time.clock_gettime, 'a')
attempt(time.clock_getres, time.CLOCK_MONOTONIC)
attempt(time.clock_settime, 99, 1)
