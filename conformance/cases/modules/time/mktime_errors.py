import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.mktime, 3)
attempt(time.mktime, (1, 2))
attempt(time.mktime, (2**60, 1, 1, 0, 0, 0, 0, 1, -1))
attempt(time.mktime, ('a',) * 9)
attempt(time.mktime)
