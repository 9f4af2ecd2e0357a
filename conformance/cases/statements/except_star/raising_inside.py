try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError as e:
        raise RuntimeError("new")
    except* KeyError as e:
        raise
except ExceptionGroup as result:
    print(repr(result))
    for e in result.exceptions:
        print(repr(e), repr(e.__context__))
