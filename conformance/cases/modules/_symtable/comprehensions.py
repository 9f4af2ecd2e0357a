"""Comprehensions and generators have scopes of their own."""
from _dump import dump

dump("[x for x in y if x]\n{k: v for k, v in d}\n{(n := e) for e in s}\nsum(a * b for a in p for b in q)")
dump("def f(z):\n    return [lambda: (x, z) for x in z]")
