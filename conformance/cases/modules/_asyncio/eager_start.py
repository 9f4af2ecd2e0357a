import _asyncio
from _loop import Loop

loop = Loop()
_asyncio._set_running_loop(loop)
future = _asyncio.Future(loop=loop)


async def quick():
    return _asyncio.current_task().get_name()


async def slow():
    return await future


task = _asyncio.Task(quick(), loop=loop, name="q", eager_start=True)
print(task.done(), task.result(), task.get_coro(), loop.ready)
task = _asyncio.Task(slow(), loop=loop, eager_start=True)
print(task.done(), task in _asyncio.all_tasks(loop), _asyncio.current_task())
future.set_result("late")
loop.run()
print(task.result(), _asyncio.all_tasks(loop))
_asyncio._set_running_loop(None)
