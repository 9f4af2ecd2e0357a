"""A generator that native code drains looks at itself, at what is made of it, and drains others."""

import sys


def looks():
    print(own.gi_running, own.gi_frame is sys._getframe(), sys._getframe().f_back.f_code.co_name)
    yield 1
    try:
        list(own)
    except ValueError as error:
        print(error)
    print(made)
    yield 2
    print(made, sum(value * value for value in made), own.gi_suspended)
    yield 3


own = looks()
made = []
made.extend(own)
print(made, own.gi_running, own.gi_frame)


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from [sum(tree(depth - 1))]
        yield from tree(depth - 1)


print(sum(tree(5)), tuple(tree(3)), max(tree(4)), list(tree(3)))


def sends():
    got = yield 1
    print("got", got)
    got = yield from inner()
    print("returned", got)
    yield 3


def inner():
    got = yield 2
    print("inner got", got)
    return "end"


print(list(sends()))
running = sends()
print(next(running), running.send("sent"), sum(running))


def cleans():
    try:
        yield 0
        yield 0
        yield 1
        yield 0
    finally:
        print("cleaned")


print(any(cleans()))


def fails(error):
    yield 1
    yield 2
    raise error


for error in ValueError("own"), StopIteration("inside"), GeneratorExit("exit"):
    try:
        print(sum(fails(error)))
    except BaseException as caught:
        print(type(caught).__name__, caught, type(caught.__cause__).__name__)


def handles():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
        print(sys.exception())
        yield 2
        print(sys.exception())


try:
    raise KeyError("outer")
except KeyError:
    print(tuple(handles()), sys.exception())
