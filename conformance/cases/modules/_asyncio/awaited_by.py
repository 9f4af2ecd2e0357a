"""`future_add_to_awaited_by` and `_asyncio_awaited_by`."""
from _asyncio import Future, future_add_to_awaited_by, future_discard_from_awaited_by
from _loop import Loop, tried

loop = Loop()
first, second, third = Future(loop=loop), Future(loop=loop), Future(loop=loop)
print(first._asyncio_awaited_by, future_add_to_awaited_by(first, second), first._asyncio_awaited_by == {second})
future_add_to_awaited_by(first, third)
print(first._asyncio_awaited_by == {second, third}, type(first._asyncio_awaited_by))
future_add_to_awaited_by(first, third)
print(future_discard_from_awaited_by(first, second), first._asyncio_awaited_by == {third})
print(future_discard_from_awaited_by(first, second), future_discard_from_awaited_by(first, third))
print(first._asyncio_awaited_by, second._asyncio_awaited_by)
print(future_add_to_awaited_by(5, first), future_add_to_awaited_by(first, 5), first._asyncio_awaited_by)
tried(future_add_to_awaited_by, first)
tried(future_discard_from_awaited_by)
tried(setattr, first, "_asyncio_awaited_by", None)
