def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types, sys

def f():
    raise ValueError("x")
try:
    f()
except ValueError as error:
    tb = error.__traceback__
new = types.TracebackType(None, tb.tb_frame, tb.tb_lasti, 99)
print(new.tb_lineno, new.tb_next, tb.tb_next.tb_frame.f_code.co_name)
new.tb_next = tb
print(new.tb_next is tb)
attempt(setattr, tb, "tb_next", new)
attempt(setattr, tb, "tb_next", 5)
attempt(types.TracebackType, 5, tb.tb_frame, 1, 1)
attempt(types.TracebackType, None, 5, 1, 1)
attempt(types.TracebackType, None, tb.tb_frame, "x", 1)
attempt(delattr, tb, "tb_next")
tb.tb_next = None
print(tb.tb_next)
