def gen():
    try:
        yield 1
    except GeneratorExit:
        yield 2
import sys
def hook(u):
    tb = u.exc_traceback
    print(u.exc_type.__name__, u.exc_value, tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next)
sys.unraisablehook = hook
def f():
    g = gen()
    next(g)
    del g
    print("after")
f()
g = gen()
next(g)
g = None
