import signal

import time

seen = []
signal.signal(signal.SIGALRM, lambda *args: seen.append(args[0]))
signal.setitimer(signal.ITIMER_REAL, 0.01)
start = time.monotonic()
time.sleep(0.05)
print(seen, time.monotonic() - start >= 0.05)
def stop(*args):
    raise InterruptedError("stopped")


signal.signal(signal.SIGALRM, stop)
print(signal.setitimer(signal.ITIMER_REAL, 0.01))
try:
    time.sleep(10)
except InterruptedError as error:
    print(error, time.monotonic() - start < 5)
