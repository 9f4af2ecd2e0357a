import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


attempt(posix.waitstatus_to_exitcode, 256)
attempt(posix.waitstatus_to_exitcode, 9)
attempt(posix.waitstatus_to_exitcode, 0x137f)
attempt(posix.WIFEXITED, 256)
attempt(posix.WEXITSTATUS, 256)
attempt(posix.WTERMSIG, 9)
attempt(posix.WIFSIGNALED, 9)
attempt(posix.WIFSTOPPED, 0x137f)
attempt(posix.WSTOPSIG, 0x137f)
attempt(posix.WCOREDUMP, 128)
