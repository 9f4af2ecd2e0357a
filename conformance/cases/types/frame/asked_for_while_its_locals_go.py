import sys
class Late:
    def __del__(self):
        frame = sys._getframe().f_back
        print(type(frame).__name__, frame.f_lineno > 0)
def f():
    a, b = Late(), 5
    return b
def g():
    try:
        yield 1
    except ValueError:
        yield 2
def h():
    it = g()
    next(it)
    print(it.throw(ValueError))
print(f())
h()
