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
