import _asyncio
import types
from _loop import Loop

loop, other = Loop(), Loop()
_asyncio._set_running_loop(loop)


@types.coroutine
def giving(value):
    yield value


async def run(value):
    try:
        await giving(value)
    except RuntimeError as error:
        print(str(error).split(" <")[0])


ready = _asyncio.Future(loop=loop)
for value in (5, ready, _asyncio.Future(loop=other), (x for x in ()), None):
    task = _asyncio.Task(run(value), loop=loop, name="t")
    if isinstance(value, _asyncio.Future) and value is not ready:
        value._asyncio_future_blocking = True
    loop.run()
    print(task.done())


async def itself():
    await task

task = _asyncio.Task(itself(), loop=loop, name="t")
loop.run()
print(type(task.exception()))
_asyncio._set_running_loop(None)
