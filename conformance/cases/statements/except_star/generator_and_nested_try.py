def g():
    try:
        yield 1
    except* ValueError as e:
        yield repr(e)
    yield "end"
it = g()
print(next(it))
print(it.throw(ValueError("thrown")))
print(list(it))
it = g()
next(it)
try:
    it.throw(KeyError("other"))
except KeyError as e:
    print(repr(e))
try:
    raise ExceptionGroup("outer", [OSError(5)])
except* OSError:
    try:
        raise ValueError("inner")
    except* ValueError as e:
        print(repr(e), repr(e.exceptions[0].__context__))
