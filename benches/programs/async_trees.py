"""Trees of coroutines that are gathered, with waits and without; semaphores, queues, timeouts."""

import asyncio

WIDTH, DEPTH = 5, 5


async def grow(depth, leaf):
    if depth == 0:
        return await leaf()
    return sum(await asyncio.gather(*[grow(depth - 1, leaf) for _ in range(WIDTH)]))


async def plain():
    return 1


async def waiting():
    await asyncio.sleep(0)
    return 2


def remembering():
    known = {}
    asked = 0

    async def leaf():
        nonlocal asked
        asked += 1
        key = asked % 100
        if key not in known:
            await asyncio.sleep(0)
            known[key] = key
        return known[key]

    return leaf


async def limited(count):
    """Workers that take numbers from a queue, no more than some at a time."""
    queue = asyncio.Queue(20)
    gate = asyncio.Semaphore(3)
    done = []

    async def worker():
        while (number := await queue.get()) is not None:
            async with gate:
                await asyncio.sleep(0)
                done.append(number * number)

    async with asyncio.TaskGroup() as group:
        for _ in range(6):
            group.create_task(worker())
        for number in range(count):
            await queue.put(number)
        for _ in range(6):
            await queue.put(None)
    return sum(done)


async def numbers(count):
    for i in range(count):
        if i % 10 == 0:
            await asyncio.sleep(0)
        yield i


async def impatient():
    try:
        async with asyncio.timeout(0):
            await asyncio.Event().wait()
    except TimeoutError:
        return 1
    return 0


async def main():
    results = [await grow(DEPTH, leaf) for leaf in (plain, waiting, remembering())]
    results.append(await limited(3_000))
    results.append(sum([i async for i in numbers(20_000) if i % 3]))
    results.append(sum([await impatient() for _ in range(500)]))
    return results


def run():
    return asyncio.run(main())
