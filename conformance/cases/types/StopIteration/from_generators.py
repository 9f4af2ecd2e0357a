"""What a generator returns is the value; a `StopIteration` raised inside is an error."""
from _attempt import attempt


def returns(value):
    return value
    yield


def raises():
    raise StopIteration("inside")
    yield


def nested():
    yield next(iter(()))


def delegates(value):
    result = yield from returns(value)
    print("got", result)
    return StopIteration("as a value")


for value in (5, None, (1, 2), (), StopIteration(9), [1]):
    try:
        next(returns(value))
    except StopIteration as error:
        print(repr(error), repr(error.value), error.args)
attempt(next, raises())
attempt(next, nested())
try:
    next(raises())
except RuntimeError as error:
    print(repr(error.__cause__), error.__cause__ is error.__context__, error.__suppress_context__)
try:
    next(delegates((3, 4)))
except StopIteration as error:
    print(repr(error.value))
