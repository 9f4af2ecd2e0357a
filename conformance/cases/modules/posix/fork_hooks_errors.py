import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.register_at_fork)
attempt(posix.register_at_fork, before=3)
attempt(posix.setgroups, 3)
attempt(posix.setgroups, ['a'])
attempt(posix.sched_setaffinity, 0, ['a'])
attempt(posix.sched_setaffinity, 0, [-1])
