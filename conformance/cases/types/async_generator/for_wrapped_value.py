# A wrapped value that something else yields ends the step as the generator's own does.
import sys

found = []


def trace(frame, event, arg):
    if event == "return" and type(arg).__name__ == "async_generator_wrapped_value":
        found.append(arg)
    return trace


def drive(coroutine):
    try:
        while True:
            print("passed on", type(coroutine.send(None)).__name__)
    except StopIteration as end:
        return end.value


class Wait:
    def __await__(self):
        got = yield found[0]
        print("sent", got)
        return "waited"


async def count(n):
    for i in range(n):
        yield i


async def waits():
    yield "first"
    yield await Wait()
    yield "last"


async def items(generator):
    return [item async for item in generator]


async def nested(generator):
    async for item in generator:
        yield item


async def traced():
    step = count(1).__anext__()
    sys.settrace(trace)
    await step


drive(traced())
sys.settrace(None)
print(len(found))
for _ in range(200):
    assert drive(items(waits())) == drive(items(nested(nested(waits()))))
print(drive(items(waits())))


def depth(n):
    return n if n > 900 else depth(n + 1)


print(depth(0))
