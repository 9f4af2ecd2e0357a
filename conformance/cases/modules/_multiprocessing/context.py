"""A semaphore in `with`."""
from _attempt import attempt, lock

made = lock(1, 1, 1)
with made as inside:
    print(inside, made._is_zero(), made._count())
print(made._get_value())
try:
    with made:
        raise KeyError("inside")
except KeyError as error:
    print(error, made._get_value())
print(made.__enter__(), made.__exit__(None, None, None), made._get_value())
print(made.__enter__(), made.__exit__(), made._get_value())
attempt(made.__exit__, 1, 2, 3, 4)
attempt(made.__exit__)
