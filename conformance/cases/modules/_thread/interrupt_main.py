import _thread

try:
    _thread.interrupt_main()
    for i in range(10**6):
        pass
except KeyboardInterrupt as error:
    print(repr(error))
try:
    _thread.interrupt_main(99)
except ValueError as error:
    print(error)
import signal

previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
print(_thread.interrupt_main(), previous is signal.default_int_handler)
