"""A handler of a signal runs while `acquire` waits, and may end the wait."""
import signal
from _attempt import lock

made, calls = lock(1, 0, 1), []


class Enough(Exception):
    pass


def handler(number, frame):
    calls.append(number == signal.SIGALRM)
    if len(calls) == 1:
        signal.setitimer(signal.ITIMER_REAL, 0.02)
    else:
        raise Enough


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    made.acquire()
except Enough:
    print("interrupted", calls)
print(made._count(), made._get_value(), made.acquire(False))
