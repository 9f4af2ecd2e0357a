"""Profiling shows how the frames end that ran when it began."""

import sys

log = []


def profiler(frame, event, argument):
    log.append((frame.f_code.co_name, event, argument if isinstance(argument, int) else None))


def begins():
    sys.setprofile(profiler)
    value = 3
    return value


def calls():
    begins()
    return 4


def yields():
    yield 1
    sys.setprofile(profiler)
    yield 2
    yield 3


def show():
    sys.setprofile(None)
    print(*log, sep="\n", end="\n\n")
    log.clear()


calls()
show()
for number in yields():
    pass
show()
sum(yields())
show()
