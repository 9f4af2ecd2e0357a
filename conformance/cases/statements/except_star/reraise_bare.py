def f():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise
    except* TypeError as e:
        raise e
try:
    f()
except ExceptionGroup as e:
    print(repr(e))
    print(e.__context__, e.__cause__)
try:
    try:
        raise ValueError("naked")
    except* ValueError:
        raise
except ExceptionGroup as e:
    print(repr(e))
