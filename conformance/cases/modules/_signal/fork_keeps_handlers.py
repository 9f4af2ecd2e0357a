import signal

import os

signal.signal(signal.SIGUSR1, lambda *args: os.write(w, b"handled"))
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    signal.raise_signal(signal.SIGUSR1)
    os._exit(0)
print(os.waitpid(pid, 0)[1], os.read(r, 20))
print(signal.getsignal(signal.SIGUSR1).__name__)
