import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.get_clock_info, 'time')
attempt(time.get_clock_info, 'monotonic')
attempt(time.get_clock_info, 'process_time')
attempt(time.get_clock_info, 'x')
attempt(time.get_clock_info, 3)
