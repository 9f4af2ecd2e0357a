try:
    raise ExceptionGroup("first", [ValueError(1)])
except* ValueError:
    raise TypeError("second")
