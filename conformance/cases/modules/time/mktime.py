import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.mktime, (2000, 1, 1, 0, 0, 0, 0, 1, -1))
attempt(time.mktime, (1969, 12, 31, 23, 59, 59, 0, 1, 0))
attempt(time.mktime, (1970, 1, 1, 0, 0, 0, 0, 1, 0))
attempt(time.mktime, time.gmtime(10**9))
