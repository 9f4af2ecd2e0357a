"""`_enter_task`, `_leave_task`, `_swap_current_task`."""
from _asyncio import _enter_task, _leave_task, _swap_current_task, _set_running_loop, current_task
from _loop import Loop, tried

loop = Loop()
_set_running_loop(loop)
print(current_task(loop), _enter_task(loop, "one"), current_task(loop), current_task())
tried(_enter_task, loop, "two")
tried(_leave_task, loop, "two")
print(_leave_task(loop, "one"), current_task(loop))
tried(_leave_task, loop, "one")
print(_swap_current_task(loop, "three"), _swap_current_task(loop, None), current_task(loop))
print(_enter_task(loop=loop, task="four"), _leave_task(loop=loop, task="four"))
tried(_enter_task, loop)
tried(_leave_task)
tried(_swap_current_task, loop)
other = Loop()
for call in (lambda: _enter_task(other, "five"), lambda: _swap_current_task(other, "six")):
    try:
        call()
    except RuntimeError as error:
        print(str(error).replace(repr(other), "LOOP"))
_set_running_loop(None)
tried(current_task)
