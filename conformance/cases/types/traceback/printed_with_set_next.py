import traceback, sys, io
def f(): raise ValueError("v")
def g(): f()
def h(): g()
def text(e):
    out = io.StringIO()
    traceback.print_tb(e.__traceback__, file=out)
    return [l.strip() for l in out.getvalue().splitlines() if "line" in l and "File" in l]
def names(e): return [l.rsplit(" ", 1)[1] for l in text(e)]
try:
    h()
except ValueError as e:
    print(names(e))
    tb = e.__traceback__
    tb.tb_next = tb.tb_next.tb_next
    print(names(e))
    e.__traceback__ = tb.tb_next
    print(names(e))
    e.__traceback__.tb_next = None
    print(names(e), traceback.format_tb(e.__traceback__, limit=0), len(traceback.format_tb(tb, limit=1)), len(traceback.format_tb(tb, limit=-1)))
