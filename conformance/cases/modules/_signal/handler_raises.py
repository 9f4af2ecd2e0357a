import signal

def handler(number, frame):
    raise ValueError(number)


signal.signal(signal.SIGUSR2, handler)
try:
    signal.raise_signal(signal.SIGUSR2)
except ValueError as error:
    print("caught", error)
print(signal.signal(signal.SIGUSR2, signal.SIG_DFL) is handler)
