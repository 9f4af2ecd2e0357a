import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.struct_time, range(9))
attempt(time.struct_time, range(11))
attempt(time.struct_time, range(8))
attempt(time.struct_time, range(12))
attempt(time.struct_time, 3)
