# Calls of Python functions out of generators and coroutines: of one function and of several at one place, deep, and failing.
import sys


def double(x):
    return x * 2


def triple(x):
    local = x
    return local * 3


def defaults(x, y=10):
    return x + y


def failing(x):
    raise ValueError(x)


class Methods:
    def __init__(self, factor):
        self.factor = factor

    def times(self, x):
        return self.factor * x


def calls(functions, value):
    for function in functions:
        yield function(value)


def methods(objects, value):
    for item in objects:
        yield item.times(value), item.times(item.times(value))


print(list(calls([double, triple, double, defaults, triple, str], 7)))
print(list(methods([Methods(i) for i in range(4)], 5)))
print(sum(double(i) + triple(i) for i in range(100)), max(defaults(i, i) for i in range(10)))


def nested(depth):
    if depth:
        yield from nested(depth - 1)
    yield double(depth), triple(depth)


print(list(nested(6)))
made = calls([double, failing, triple], 3)
print(next(made))
try:
    next(made)
except ValueError as error:
    trace = error.__traceback__.tb_next
    print(error, trace.tb_frame.f_code.co_name, trace.tb_next.tb_frame.f_code.co_name)
print(list(made))


def recursive(n):
    return n if n == 0 else next(stepping(n - 1)) + 1


def stepping(n):
    yield recursive(n)
    yield "never"


print(recursive(50))
try:
    recursive(10**6)
except RecursionError as error:
    print(error)


def back(f):
    return sys._getframe().f_back.f_code.co_name, f


async def awaiting(x):
    return back(double(x))


try:
    awaiting(4).send(None)
except StopIteration as stop:
    print(stop.value)
