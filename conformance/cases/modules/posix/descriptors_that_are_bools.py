# A bool as a descriptor is warned of; timers are not inherited; signals that are no signals.
import os
import signal
import time
import warnings

warnings.simplefilter("error")
for function in (
    lambda: os.pathconf(True, "PC_NAME_MAX"), lambda: os.fpathconf(True, "PC_NAME_MAX"), lambda: os.stat(False),
    lambda: os.stat("x", dir_fd=True), lambda: os.truncate(True, -1), lambda: os.fsync(True),
):
    try:
        function()
    except RuntimeWarning as warning:
        print(warning)
for flags in 0, os.TFD_NONBLOCK, os.TFD_CLOEXEC:
    fd = os.timerfd_create(time.CLOCK_REALTIME, flags=flags)
    print(os.get_inheritable(fd), os.get_blocking(fd))
    os.close(fd)
for number in 0, -1, signal.NSIG, 1 << 40, 1 << 1000:
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, [number])
    except ValueError as error:
        print(error)
