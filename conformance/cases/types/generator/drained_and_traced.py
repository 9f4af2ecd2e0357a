"""Tracing that begins while native code drains a generator."""

import sys

log = []


def tracer(frame, event, argument):
    log.append((frame.f_code.co_name, event, argument if isinstance(argument, int) else None))
    return tracer


def numbers(install):
    yield 1
    yield 2
    install(tracer)
    yield 3
    yield 4
    install(None)
    yield 5
    yield 6


print(sum(numbers(sys.settrace)))
print(*log, sep="\n")


def outer(install):
    yield from numbers(install)
    yield 7


log.clear()
print(list(outer(sys.settrace)))
print(*log, sep="\n")
