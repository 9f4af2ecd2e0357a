import signal

import threading


def work():
    for call in (lambda: signal.signal(signal.SIGUSR1, signal.SIG_IGN), lambda: signal.set_wakeup_fd(-1)):
        try:
            call()
        except ValueError as error:
            print(error)


thread = threading.Thread(target=work)
thread.start()
thread.join()
seen = []
thread = threading.Thread(target=lambda: seen.append((signal.getsignal(signal.SIGUSR1), signal.pthread_sigmask(signal.SIG_BLOCK, []))))
thread.start()
thread.join()
print(seen)
