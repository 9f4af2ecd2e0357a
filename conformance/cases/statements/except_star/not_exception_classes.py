def attempt(kind):
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1)])
        except* kind:
            print("matched", kind)
    except TypeError as e:
        print(e)
        print(type(e.__context__).__name__)
    except ExceptionGroup as e:
        print("left", repr(e))
for kind in (5, "x", (ValueError, int), ExceptionGroup, (ValueError, BaseExceptionGroup), (), Exception):
    attempt(kind)
