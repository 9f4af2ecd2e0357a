a = b = (1,)
a += (2,)
print(a, b)
s = t = "x"
s *= 3
print(s, t)
f = g = frozenset({1})
f |= {2}
print(f, g, type(f).__name__)
i = j = 2
i **= 10
print(i, j)
x = y = {1}
x |= {2}
print(x is y, y)
x ^= {1}
x -= {9}
x &= {2, 3}
print(x is y, y)
