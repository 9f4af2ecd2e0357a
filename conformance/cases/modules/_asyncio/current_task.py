import _asyncio
from _loop import Loop, tried

loop = Loop()
_asyncio._set_running_loop(loop)
print(_asyncio._get_running_loop() is loop, _asyncio.get_event_loop() is loop)
tried(_asyncio._enter_task, 5, 6)
tried(_asyncio._enter_task, loop, 6)
tried(_asyncio._enter_task, loop, 7)
tried(_asyncio._leave_task, loop, 7)
tried(_asyncio._leave_task, 5, 6)
print(_asyncio.current_task(), _asyncio.current_task(loop), _asyncio.current_task(5))
print(_asyncio._swap_current_task(loop, 8), _asyncio._swap_current_task(loop, None))
print(_asyncio.current_task(), _asyncio._swap_current_task(loop, 9))
tried(_asyncio._leave_task, loop, 9)
tried(_asyncio._leave_task, loop, 9)
_asyncio._set_running_loop(None)
print(_asyncio._get_running_loop())
