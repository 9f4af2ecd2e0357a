import asyncio
from asyncio import futures, tasks


async def one():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    print(await tasks._PyTask(one(), loop=loop))
    future = futures._PyFuture(loop=loop)
    loop.call_soon(future.set_result, 2)
    print(await future)
    pending = futures._PyFuture(loop=loop)
    waiter = asyncio.Task(asyncio.wait_for(pending, None))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(waiter._fut_waiter is pending, waiter.cancel("no"))
    try:
        await waiter
    except asyncio.CancelledError as error:
        print(error.args, pending.cancelled())


asyncio.run(main())
