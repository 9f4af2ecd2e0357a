def f(*errors):
    try:
        raise ExceptionGroup("g", list(errors))
    except* (ValueError, TypeError) as e:
        print("first", e.exceptions)
    except* KeyError as e:
        print("second", e.exceptions)
    except* ValueError as e:
        print("never")
    else:
        print("else")
    finally:
        print("finally")
f(ValueError(1), KeyError(2), TypeError(3))
f(KeyError(1))
try:
    f(OSError(1), KeyError(2))
except ExceptionGroup as e:
    print("left", repr(e))
