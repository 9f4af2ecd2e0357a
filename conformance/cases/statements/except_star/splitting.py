def f(group):
    try:
        raise group
    except* ValueError as e:
        print("values", e.exceptions)
    except* (TypeError, OSError) as e:
        print("others", e.exceptions)
    else:
        print("never")
    finally:
        print("finally")
f(ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3), OSError(4)])]))
f(ValueError("naked"))
