import _asyncio
from _loop import Loop

loop = Loop()
future = _asyncio.Future(loop=loop)
seen = []
first, second = (lambda f: seen.append(("first", f.result()))), (lambda f: seen.append(("second", f.result())))
print(future._callbacks)
future.add_done_callback(first)
future.add_done_callback(second)
future.add_done_callback(first)
print(len(future._callbacks), [callback is first for callback, context in future._callbacks])
print(future.remove_done_callback(first), len(future._callbacks), future.remove_done_callback(first))
future.add_done_callback(first)
future.set_result(7)
print(seen, len(loop.ready), future._callbacks)
loop.run()
print(seen)
future.add_done_callback(print)
loop.run()
