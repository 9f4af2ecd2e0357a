import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.gmtime, 'a')
attempt(time.gmtime, 2**80)
attempt(time.gmtime, float("inf"))
attempt(time.gmtime, float("nan"))
