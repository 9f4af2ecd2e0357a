import sys
class D:
    def __del__(self):
        frame = sys._getframe(1)
        print(frame.f_code.co_name, frame.f_lineno)
def f():
    d = D()
    return 5
def g():
    x = f()
    D()
    y = D()
    y = None
    return x
g()
def h():
    yield D()
    d = D()
    yield
list(h())
