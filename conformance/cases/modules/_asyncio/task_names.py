"""Names of tasks, their coroutines, contexts and representations."""
import contextvars
from _asyncio import Task
from _asyncio import _set_running_loop
from _loop import Loop, tried


async def work():
    return 1


loop = Loop()
_set_running_loop(loop)
tasks = [Task(work(), loop=loop, name=name) for name in ("given", 5, None)]
print(tasks[0].get_name(), tasks[1].get_name(), tasks[2].get_name().startswith("Task-"))
print(tasks[0].set_name(7), tasks[0].get_name(), tasks[0].get_coro().__name__, tasks[0].get_loop() is loop)
context = contextvars.copy_context()
task = Task(work(), loop=loop, context=context)
print(task.get_context() is context, type(tasks[0].get_context()).__name__)
loop.run()
print([task.result() for task in tasks], tasks[0].get_coro().__name__, tasks[0].done())
for wrong in (5, None, "text"):
    tried(lambda: Task(wrong, loop=loop))
tried(lambda: Task(loop=loop))
tried(tasks[0].set_result, 1)
tried(tasks[0].set_exception, ValueError())
task.get_coro().close()
