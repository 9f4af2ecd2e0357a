# ends: RecursionError
def f():
    try:
        f()
    except RecursionError:
        g()
def g():
    g()
f()
