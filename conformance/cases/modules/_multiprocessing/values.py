"""`_get_value` follows `acquire` and `release`."""
from _attempt import attempt, lock

made = lock(1, 3, 5)
print(made._get_value(), made._is_zero(), made._is_mine(), made._count())
print(made.acquire(), made.acquire(), made._get_value(), made._count(), made._is_mine())
print(made.release(), made._get_value(), made._count())
print(made.release(), made.release(), made._get_value(), made._count())
print([made.acquire() for _ in range(4)], made._is_zero(), made._get_value())
attempt(made._get_value, 1)
attempt(made._is_zero, 1)
attempt(made._count, 1)
attempt(made._is_mine, 1)
