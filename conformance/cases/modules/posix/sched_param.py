import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.sched_param)
attempt(posix.sched_param, 1, 2)
attempt(posix.sched_param, 3)
attempt(posix.sched_param, sched_priority=3)
