import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.strftime, '%w', (2000, 1, 1, 0, 0, 0, -2, 1, 0))
attempt(time.strftime, '%w', (2000, 1, 1, 0, 0, 0, -1, 1, 0))
attempt(time.strftime, '%w', (2000, 1, 1, 0, 0, 0, 0, 1, 0))
attempt(time.strftime, '%w', (2000, 1, 1, 0, 0, 0, 6, 1, 0))
attempt(time.strftime, '%w', (2000, 1, 1, 0, 0, 0, 8, 1, 0))
