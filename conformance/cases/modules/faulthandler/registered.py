import faulthandler
import os
import signal


def handler(signum, frame):
    print("and the other handler")


signal.signal(signal.SIGUSR1, handler)
print(faulthandler.register(signal.SIGUSR1, all_threads=False, chain=True))


def work():
    os.kill(os.getpid(), signal.SIGUSR1)


work()
print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
work()
