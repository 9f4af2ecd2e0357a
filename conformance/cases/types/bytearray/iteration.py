a = bytearray(b"abc")
it = iter(a)
print(type(it).__name__, next(it), it.__length_hint__(), it.__reduce__()[1:])
a.append(100)
print(list(it), it.__reduce__()[1])
out = []
for c in a:
    out.append(c)
    if len(a) < 8:
        a.append(c + 1)
print(out)
it = iter(a)
it.__setstate__(6)
a.clear()
print(list(it), list(reversed(bytearray(b"xy"))))
