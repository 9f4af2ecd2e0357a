import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.strftime, '%j', (2000, 1, 1, 0, 0, 0, 0, 367, 0))
attempt(time.strftime, '%j', (2000, 1, 1, 0, 0, 0, 0, 366, 0))
attempt(time.strftime, '%j', (2000, 1, 1, 0, 0, 0, 0, 0, 0))
attempt(time.strftime, '%j', (2000, 1, 1, 0, 0, 0, 0, -1, 0))
