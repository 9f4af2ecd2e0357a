"""`global` and `nonlocal` in classes; a class that sees the function around it."""
from _dump import dump

dump("""
def f():
    x = 1
    class A:
        global y
        y = 2
        x = x
        class B:
            z = x
        nonlocal_ = [x for _ in y]
""")
