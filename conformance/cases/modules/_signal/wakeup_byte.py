import signal

import os

r, w = os.pipe()
os.set_blocking(w, False)
print(signal.set_wakeup_fd(w), signal.set_wakeup_fd(w) == w)
signal.signal(signal.SIGUSR1, lambda *args: None)
signal.raise_signal(signal.SIGUSR1)
print(os.read(r, 10))
try:
    signal.set_wakeup_fd(r)
except ValueError as error:
    print("non-blocking" in str(error))
