import sys
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError as e:
    print(sys.exception() is e, repr(sys.exception()))
except* TypeError as e:
    print(sys.exception() is e, sys.exc_info()[0])
print(sys.exception())
