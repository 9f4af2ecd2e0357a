"""`value` of `StopIteration`."""
from _attempt import attempt

for args in ((), (1,), (1, 2), ((1, 2),), (None,)):
    error = StopIteration(*args)
    print(repr(error), error.value, error.args, str(error))
error.value = "set"
print(error.value, error.args)
del error.value
print(error.value)
attempt(StopIteration, value=1)
attempt(delattr, error, "value")
print(StopIteration.value, StopIteration.__doc__, StopAsyncIteration.__doc__, hasattr(StopAsyncIteration(1), "value"))
