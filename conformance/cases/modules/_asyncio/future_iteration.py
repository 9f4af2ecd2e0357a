import _asyncio
import warnings
from _loop import Loop, tried

warnings.simplefilter("ignore")
future = _asyncio.Future(loop=Loop())
steps = iter(future)
print(type(steps), next(steps) is future, future._asyncio_future_blocking)
tried(steps.send, None)
tried(steps.throw, 5)
tried(steps.throw, ValueError, ValueError("x"), 5)
tried(steps.throw, ValueError("q"), 6, None)
tried(steps.throw, ValueError("x"))
tried(next, steps)
steps = future.__await__()
print(steps.close())
tried(steps.send, 1)
future.set_result(5)
tried(next, iter(future))
