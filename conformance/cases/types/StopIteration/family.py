"""Subclasses, pickling, async."""
import asyncio
import copy
import pickle


class Mine(StopIteration):
    pass


class Ending:
    def __iter__(self):
        return self

    def __next__(self):
        raise Mine("own")


print(list(Ending()), Mine.__mro__[1:3], Mine(5).value, StopIteration.__mro__)
for error in (StopIteration(1, 2), Mine([1]), StopAsyncIteration("x")):
    print(repr(pickle.loads(pickle.dumps(error))), repr(copy.copy(error)), error.__reduce__())
error = StopIteration(1)
error.value = 2
print(pickle.loads(pickle.dumps(error)).value, copy.copy(error).value)


async def main():
    async def numbers():
        yield 1

    walk = numbers()
    print(await anext(walk), await anext(walk, "default"))
    try:
        await anext(walk)
    except StopAsyncIteration as error:
        print(repr(error), error.args)


asyncio.run(main())
