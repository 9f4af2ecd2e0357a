"""Iterators compare and hash by identity."""
from _attempt import attempt

data = [1]
a, b = iter(data), iter(data)
print(a == b, a == a, a != b, hash(a) == hash(a), len({a, b, a}))
attempt(lambda: a < b)
attempt(len, a)
attempt(lambda: a[0])
attempt(bool, a)
attempt(lambda: a + b)
print(1 in a, 1 in a)
