import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.strftime, 'é%Yü', time.gmtime(0))
attempt(time.strftime, 'a\0b', time.gmtime(0))
attempt(time.strftime, '%', time.gmtime(0))
attempt(time.strftime, '%%', time.gmtime(0))
attempt(time.strftime, '', time.gmtime(0))
attempt(time.strftime, '\U0001f600%d', time.gmtime(0))
