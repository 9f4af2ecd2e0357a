# A coroutine or generator that runs refers to its locals, a function that runs does not.
import gc


class Thing:
    pass


def plain():
    thing = Thing()
    return gc.get_referrers(thing)


def generator():
    thing = Thing()
    yield [type(referrer).__name__ for referrer in gc.get_referrers(thing)]
    yield thing in gc.get_referents(running)


async def coroutine():
    thing = Thing()
    return [type(referrer).__name__ for referrer in gc.get_referrers(thing)]


print(plain())
running = generator()
print(list(running))
try:
    coroutine().send(None)
except StopIteration as stop:
    print(stop.value)
