import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.posix_spawn, '/bin/true', [], {})
attempt(posix.posix_spawn, '/bin/true', 'a', {})
attempt(posix.posix_spawn, '/bin/true', ['a'], 3)
attempt(posix.posix_spawn, '/nonexistent', ['a'], {})
attempt(posix.posix_spawn, '/bin/true', ['a'], {}, file_actions=[(9,)])
attempt(posix.posix_spawn, '/bin/true', ['a'], {}, file_actions=[(1,)])
attempt(posix.posix_spawn, '/bin/true', ['a'], {}, scheduler=3)
attempt(posix.posix_spawn, '/bin/true', ['a'], {}, setsigmask=[0])
