"""`get_stack` and `print_stack` of a task that waits."""
import io
from _asyncio import Future, Task
from _asyncio import _set_running_loop
from _loop import Loop, tried

loop = Loop()
_set_running_loop(loop)
waited = Future(loop=loop)


async def inner():
    await waited


async def outer():
    await inner()


task = Task(outer(), loop=loop, name="stacked")
loop.run()
print([frame.f_code.co_name for frame in task.get_stack()], len(task.get_stack(limit=1)))
text = io.StringIO()
task.print_stack(file=text)
print(text.getvalue().count("File"), "in outer" in text.getvalue(), "inner()" in text.getvalue())
waited.set_exception(KeyError("k"))
loop.run()
print([frame.f_code.co_name for frame in task.get_stack()], task.get_stack(limit=1)[0].f_code.co_name)
tried(task.get_stack, 1)
tried(task.result)
