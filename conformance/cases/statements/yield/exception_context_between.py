def f():
    try:
        yield 1
    except ValueError as e:
        print("context", repr(e.__context__))
        yield 2
        raise KeyError("k")
it = f()
next(it)
try:
    raise OSError("outer")
except OSError:
    print(it.throw(ValueError("v")))
import sys
print(sys.exception())
try:
    next(it)
except KeyError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))
