"""Released more often than the maximum allows."""
from _attempt import attempt, lock

for value, maximum in ((1, 1), (0, 1), (2, 2), (4, 5)):
    made = lock(1, value, maximum)
    for _ in range(3):
        attempt(made.release)
    print(made._get_value())
