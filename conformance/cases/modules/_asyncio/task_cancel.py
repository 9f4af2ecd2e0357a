import _asyncio
import asyncio
from _loop import Loop, tried

loop = Loop()
_asyncio._set_running_loop(loop)


async def wait(future):
    try:
        await future
    except asyncio.CancelledError as error:
        print("cancelled:", error.args)
        raise


future = _asyncio.Future(loop=loop)
task = _asyncio.Task(wait(future), loop=loop, name="t")
loop.run()
print(task.cancel("stop"), task.cancelling(), future.cancelled(), task.cancelled())
loop.run()
print(task.cancelled(), task.uncancel(), task.cancel())
tried(task.result)

task = _asyncio.Task(wait(future), loop=loop, name="early")
print(task.cancel(), task._must_cancel)
loop.run()
print(task.cancelled(), task._must_cancel)
_asyncio._set_running_loop(None)
