# ends: RecursionError
def f():
    g()
def g():
    f()
f()
