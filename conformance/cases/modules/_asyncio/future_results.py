"""`set_result`, `set_exception`, `result`, `exception`: order and errors."""
from _asyncio import Future
from _loop import Loop, tried

loop = Loop()
future = Future(loop=loop)
tried(future.result)
tried(future.exception)
tried(future.set_result, 5)
tried(future.set_result, 6)
tried(future.set_exception, ValueError)
tried(future.result)
tried(future.exception)
for wrong in (5, "text", StopIteration, StopIteration("x"), object):
    tried(Future(loop=loop).set_exception, wrong)
future = Future(loop=loop)
future.set_exception(KeyError)
tried(future.result)
print(repr(future.exception()), future.done(), future.cancelled(), future.cancel())
future = Future(loop=loop)
future.set_exception(KeyError("k"))
print(repr(future.exception()), future._exception is future.exception())
tried(future.set_result)
tried(future.set_exception)
