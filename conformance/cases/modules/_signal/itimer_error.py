import signal

print(signal.ItimerError, signal.ItimerError.__mro__[1])
try:
    signal.setitimer(9, 1)
except signal.ItimerError as error:
    print(error.errno, error)
print(issubclass(signal.ItimerError, OSError))
