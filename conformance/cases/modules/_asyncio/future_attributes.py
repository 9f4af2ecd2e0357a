import _asyncio
from _loop import Loop, tried

future = _asyncio.Future(loop=Loop())
tried(setattr, future, "_log_traceback", True)
tried(delattr, future, "_log_traceback")
tried(delattr, future, "_asyncio_future_blocking")
tried(delattr, future, "_cancel_message")
tried(setattr, future, "other", 1)
future._asyncio_future_blocking = [1]
future._cancel_message = "why"
print(future._asyncio_future_blocking, future._cancel_message, future._log_traceback)
tried(_asyncio.Future, 5)
print(_asyncio.Future[int], _asyncio.Task[str], issubclass(_asyncio.Task, _asyncio.Future))
