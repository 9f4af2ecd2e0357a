def show(e):
    tb, out = e.__traceback__, []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(out)
def f(e): raise e
def bare():
    try:
        1 / 0
    except ZeroDivisionError:
        raise
def again():
    try:
        bare()
    except ZeroDivisionError as e:
        raise e
e = ValueError()
for _ in range(3):
    try:
        f(e)
    except ValueError:
        show(e)
for fn in (bare, again):
    try:
        fn()
    except ZeroDivisionError as e:
        show(e)
def fin():
    try:
        1 / 0
    finally:
        pass
def nested():
    try:
        try:
            fin()
        finally:
            x = 1
    except KeyError:
        pass
try:
    nested()
except ZeroDivisionError as e:
    show(e)
