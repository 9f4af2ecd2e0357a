"""`cancelling` and `uncancel` count."""
import asyncio
from _asyncio import Future, Task
from _asyncio import _set_running_loop
from _loop import Loop, tried

loop = Loop()
_set_running_loop(loop)
waited = Future(loop=loop)
seen = []


async def work():
    for _ in range(3):
        try:
            await waited
        except asyncio.CancelledError as error:
            seen.append(error.args)
    return "survived"


task = Task(work(), loop=loop)
loop.run()
print(task.cancelling(), task.uncancel(), task.cancelling())
print(task.cancel("first"), task.cancel("second"), task.cancelling(), task._must_cancel)
waited = Future(loop=loop)
loop.run()
print(seen, task.cancelling(), task.uncancel(), task.cancelling(), task._fut_waiter is waited)
waited.set_result(None)
loop.run()
print(task.done(), task.result(), task.cancel(), task.cancelling(), task.uncancel(), task.uncancel())
tried(task.uncancel, 1)
tried(task.cancelling, 1)
