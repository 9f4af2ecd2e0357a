# Who is awaited by whom while futures outlive the wait; what comes after a cancelled shield.
import asyncio


def awaiters(future):
    return sorted(task.get_name() for task in future._asyncio_awaited_by or ())


async def main():
    asyncio.current_task().set_name("main")
    slow = asyncio.create_task(asyncio.sleep(0.05, "slow"))
    quick = asyncio.create_task(asyncio.sleep(0, "quick"))
    await asyncio.wait([slow, quick], return_when=asyncio.FIRST_COMPLETED)
    print(awaiters(slow), awaiters(quick))

    async def fail():
        raise ValueError("no")

    try:
        await asyncio.gather(slow, fail())
    except ValueError as error:
        print(error, awaiters(slow))
    for future in asyncio.as_completed([slow]):
        print(awaiters(slow))
        print(await future, awaiters(slow))

    said = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: said.append(context["message"]))
    inner = asyncio.get_running_loop().create_future()
    outer = asyncio.shield(inner)
    print(awaiters(inner))
    outer.cancel()
    await asyncio.sleep(0)
    print(awaiters(inner), outer.cancelled(), inner.cancelled())
    inner.set_exception(KeyError("late"))
    await asyncio.sleep(0)
    print(said)
    del inner
    await asyncio.sleep(0)
    print(said)


asyncio.run(main())
