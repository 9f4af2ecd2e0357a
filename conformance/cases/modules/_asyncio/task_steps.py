import _asyncio
from _loop import Loop, tried

loop = Loop()
_asyncio._set_running_loop(loop)
future = _asyncio.Future(loop=loop)


async def wait():
    print("current", _asyncio.current_task().get_name())
    try:
        return await future
    finally:
        print("leaving")


task = _asyncio.Task(wait(), loop=loop, name="one")
print(type(loop.ready[0][0]), loop.ready[0][0].__self__ is task)
loop.run()
print(task._fut_waiter is future, future._asyncio_awaited_by == {task}, _asyncio.current_task())
callback = future._callbacks[0][0]
print(callback.__qualname__, callback.__self__ is task, _asyncio.all_tasks() == {task})
future.set_result(9)
loop.run()
print(task.done(), task.result(), _asyncio.all_tasks(), future._asyncio_awaited_by)
tried(task.set_result, 1)
tried(task.set_exception, ValueError())
tried(lambda: _asyncio.Task(5, loop=loop))
_asyncio._set_running_loop(None)
tried(_asyncio.get_running_loop)
tried(_asyncio.current_task)
tried(_asyncio.all_tasks)
