import types, sys
T = types.TracebackType
f = sys._getframe()
for source in ["T()", "T(None)", "T(None, f, 1)", "T(None, f, 1, 2).tb_lineno", "T(1, f, 1, 2)", "T(None, 1, 1, 2)", "T(None, f, 'a', 2)", "T(None, f, 1, 'b')", "T(None, f, 1.5, 2)", "T(tb_next=None, tb_frame=f, tb_lasti=0, tb_lineno=7).tb_lineno", "T(None, f, 1, 2, 3)", "T(None, f, -1, -5).tb_lineno", "T(None, f, 2**40, 1)", "T(None, f, 1, 2, x=1)", "T.__new__(int)", "T(T(None, f, 0, 1), f, 0, 2).tb_next.tb_lineno"]:
    try:
        print(source, eval(source))
    except (TypeError, OverflowError) as e:
        print(source, "|", type(e).__name__, e)
try:
    class S(T): pass
except TypeError as e:
    print(e)
