"""`_register_task` and `all_tasks`."""
import gc
from _asyncio import Task, _register_task, _unregister_task, all_tasks, _set_running_loop
from _loop import Loop, tried


async def nothing():
    pass


class Other:
    def __init__(self, loop):
        self._loop = loop

    def get_loop(self):
        return self._loop

    def done(self):
        return False


loop = Loop()
print(all_tasks(loop))
tried(all_tasks)
_set_running_loop(loop)
task, other = Task(nothing(), loop=loop), Other(loop)
print(all_tasks() == {task}, _register_task(other), all_tasks() == {task, other})
print(_unregister_task(other), all_tasks() == {task}, _unregister_task(other))
loop.run()
print(all_tasks(), all_tasks(Loop()))
tried(_register_task)
tried(_unregister_task)
tried(lambda: _register_task(other=5))
del task
gc.collect()
print(all_tasks(None))
_set_running_loop(None)
