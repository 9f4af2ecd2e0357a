try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2), IndexError(3)])
    except* ValueError:
        print("handled")
except ExceptionGroup as rest:
    print(rest, rest.exceptions)
