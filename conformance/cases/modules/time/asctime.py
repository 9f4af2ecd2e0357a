import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.asctime, (2000, 1, 1, 0, 0, 0, 0, 1, 0))
attempt(time.asctime, (12345, 1, 31, 23, 59, 59, 3, 1, 0))
attempt(time.asctime, time.gmtime(0))
attempt(time.asctime, 3)
attempt(time.asctime, (2000, 13, 1, 0, 0, 0, 0, 1, 0))
