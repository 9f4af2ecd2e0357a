import _asyncio
from _loop import Loop, tried

loop = Loop()
future = _asyncio.Future(loop=loop)
print(future._state, future.done(), future.cancelled(), future.get_loop() is loop)
tried(future.result)
tried(future.exception)
tried(future.set_exception, 5)
tried(future.set_exception, int)
future.set_result(3)
print(future._state, future.result(), future.exception())
tried(future.set_result, 4)
tried(future.set_exception, ValueError())
print(future.cancel(), future)

future = _asyncio.Future(loop=loop)
print(future.cancel("enough"), future.cancel(), future)
tried(future.result)
tried(future.exception)
print(repr(future._make_cancelled_error()), future._cancel_message)

future = _asyncio.Future(loop=loop)
future.set_exception(StopIteration(1))
tried(future.result)
print(repr(future.exception().__cause__), future._log_traceback)
