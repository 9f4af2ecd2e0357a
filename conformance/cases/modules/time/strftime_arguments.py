import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.strftime, 3)
attempt(time.strftime, '%Y', 3)
attempt(time.strftime, '%Y', (1, 2))
attempt(time.strftime, '%Y', ('a',) * 9)
