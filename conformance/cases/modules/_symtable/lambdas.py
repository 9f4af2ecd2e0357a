"""Lambdas and their defaults."""
from _dump import dump

dump("f = lambda x, *y, z=w, **k: x + q")
dump("lambda: (yield)")
dump("lambda: [a for a in b]")
