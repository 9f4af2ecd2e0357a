import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.strftime, '%H:%M:%S %I %p', time.gmtime(50000))
attempt(time.strftime, '%c', time.gmtime(0))
attempt(time.strftime, '%x %X', time.gmtime(0))
attempt(time.strftime, '%Z %z', time.gmtime(0))
