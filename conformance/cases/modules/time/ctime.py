import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.ctime, 0)
attempt(time.ctime, 10**9)
attempt(time.ctime, 'a')
