import signal

def handler(number, frame):
    raise TimeoutError("enough")


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except TimeoutError as error:
    print(error)
print(signal.getitimer(signal.ITIMER_REAL))
signal.setitimer(signal.ITIMER_REAL, 100, 7)
left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
print(0 < left <= 100, interval, signal.getsignal(signal.SIGALRM) is handler)
