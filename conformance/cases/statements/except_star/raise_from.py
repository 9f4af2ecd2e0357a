try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise KeyError("k") from e
except ExceptionGroup as e:
    print(repr(e), repr(e.message))
    for x in e.exceptions:
        print(repr(x), repr(x.__cause__), repr(x.__context__), x.__suppress_context__)
