import sys
class D:
    def __del__(self): print("dropped")
def f():
    d = D()
    1 / 0
def g():
    d = D()
    yield 1
try:
    f()
except ZeroDivisionError as e:
    tb = e.__traceback__.tb_next
    tb.tb_frame.clear()
    print("cleared", tb.tb_frame.f_locals, tb.tb_frame.clear())
gen = g()
next(gen)
gen.gi_frame.clear()
print(gen.gi_frame, next(gen, "over"))
try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)
gen = g()
next(gen)
def clear_while_suspended():
    yield sys._getframe()
h = clear_while_suspended()
frame = next(h)
print(frame.clear(), next(h, "over"), frame.f_locals)
def running():
    try:
        r.gi_frame.clear()
    except RuntimeError as e:
        yield str(e)
r = running()
print(next(r))
