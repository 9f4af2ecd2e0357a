"""Cells, free names and `nonlocal`."""
from _dump import dump

dump("""
def outer():
    x = y = 1
    def middle():
        nonlocal x
        x = 2
        def inner():
            return x, y, z
    lambda: y
""")
