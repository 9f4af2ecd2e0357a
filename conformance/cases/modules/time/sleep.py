import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.sleep, 0)
attempt(time.sleep, 0.001)
attempt(time.sleep, True)
attempt(time.sleep, -1)
attempt(time.sleep, 'a')
attempt(time.sleep, float("nan"))
attempt(time.sleep, 1e20)
attempt(time.sleep)
