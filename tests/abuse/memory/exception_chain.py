# ends: memory
error = None
while True:
    try:
        try:
            raise ValueError
        except ValueError as inner:
            inner.__context__ = error
            error = inner
            raise inner
    except ValueError:
        pass
