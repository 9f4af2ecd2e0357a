import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.strftime, '%Y-%m-%d %j %y', time.gmtime(86400 * 59))
attempt(time.strftime, '%a %A %b %B', time.gmtime(0))
attempt(time.strftime, '%w %u %U %W', time.gmtime(0))
