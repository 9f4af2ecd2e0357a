# One call instruction makes generators of several functions, of methods and closures, and calls plain functions in between.
import asyncio


def one(x):
    yield x


def two(x):
    yield x
    yield from one(x + 1)


def three(x):
    yield x * 3


def plain(x):
    return [x, "plain"]


def closure(y):
    def inner(x):
        yield x, y
    return inner


class Methods:
    def method(self, x):
        yield "method", x

    @classmethod
    def of_class(cls, x):
        yield cls.__name__, x


def defaults(x, y=5):
    yield x, y


functions = [one, one, two, plain, closure(1), closure(2), Methods().method, Methods.of_class, defaults, one, len]
for function in functions * 3:
    try:
        print(list(function(3)))
    except TypeError as error:
        print(error)

one.__code__ = three.__code__
print([list(function(4)) for function in (one, two, one)])


async def value(x):
    return x


async def fails(x):
    raise ValueError(x)


async def main():
    for function in (value, value, fails, value):
        try:
            print(await function(7))
        except ValueError as error:
            print("failed", error)


asyncio.run(main())

# Loops over what changes while they run, and over other iterators than the time before.
items = [1, 2, 3]
for item in items:
    if len(items) < 6:
        items.append(item * 10)
print(items)
for source in ([1, 2], range(3), (4, 5), [6], iter([7, 8]), range(2**62, 2**62 + 2), "ab", {9: 0}, []):
    for item in source:
        print(item, end=" ")
    else:
        print("|", end=" ")
print()
