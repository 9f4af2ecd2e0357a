import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.gmtime, 0)
attempt(time.gmtime, 951782400)
attempt(time.gmtime, -1)
attempt(time.gmtime, 1.9)
attempt(time.gmtime, -1.5)
