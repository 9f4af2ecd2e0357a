import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.stat_result, range(10))
attempt(posix.stat_result, range(9))
attempt(posix.stat_result, range(20))
attempt(posix.stat_result, 3)
