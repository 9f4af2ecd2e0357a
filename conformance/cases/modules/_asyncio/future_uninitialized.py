import _asyncio
from _loop import tried

future = _asyncio.Future.__new__(_asyncio.Future)
for name in ("_loop", "_callbacks", "_result", "_exception", "_state", "_log_traceback", "_source_traceback",
             "_cancel_message", "_asyncio_awaited_by", "_asyncio_future_blocking"):
    tried(getattr, future, name)
for name in ("done", "cancelled", "result", "exception", "cancel", "get_loop", "_make_cancelled_error"):
    tried(getattr(future, name))
tried(iter, future)
tried(repr, future)
tried(future.set_result, 1)
tried(future.set_exception, ValueError())
tried(future.add_done_callback, print)
tried(future.remove_done_callback, print)
task = _asyncio.Task.__new__(_asyncio.Task)
for name in ("get_coro", "get_name", "get_context", "cancelling", "uncancel", "cancel", "result"):
    tried(getattr(task, name))
