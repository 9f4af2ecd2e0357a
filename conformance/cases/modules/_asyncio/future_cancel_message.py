"""`cancel` with a message."""
from _asyncio import Future
from _loop import Loop, tried

loop = Loop()
for arguments in ((), ("why",), (5,), (None,)):
    future = Future(loop=loop)
    print(future.cancel(*arguments), future.cancelled(), future.done(), future._cancel_message, future.cancel("again"))
    tried(future.result)
    tried(future.exception)
    tried(future.set_result, 1)
    try:
        future._make_cancelled_error()
    except Exception as error:
        print(error)
    else:
        print(repr(future._make_cancelled_error()))
future = Future(loop=loop)
future._cancel_message = "set"
print(future._cancel_message)
tried(future.cancel, 1, 2)
tried(lambda: future.cancel(other=1))
