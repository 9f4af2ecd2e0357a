import _asyncio
from _loop import Loop

loop = Loop()
future = _asyncio.Future(loop=loop)
future.set_exception(ValueError("lost"))
del future
future = _asyncio.Future(loop=loop)
future.set_exception(ValueError("seen"))
print(repr(future.exception()))
del future


async def wait():
    await _asyncio.Future(loop=loop)


task = _asyncio.Task(wait(), loop=loop)
loop.ready.clear()
del task
print("end")
