def f():
    try:
        yield 1
    finally:
        yield 2
it = f()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
try:
    print(list(it))
except GeneratorExit as e:
    print(repr(e))
def g():
    try:
        yield 1
    except GeneratorExit:
        return "returned"
it = g()
next(it)
print(it.close(), g().close())
def h():
    try:
        yield 1
    except GeneratorExit:
        raise KeyError("other")
it = h()
next(it)
try:
    it.close()
except KeyError as e:
    print(repr(e), repr(e.__context__))
