l = [1, 2]
out = []
for a, b in zip(l, l):
    out.append((a, b))
    if len(l) < 5: l.append(a + b)
print(out)
d = {1: 1}
try:
    for a, b in zip(d, [1, 2]):
        d[a + 1] = 1
except RuntimeError as e:
    print(e)
s = {1}
z = zip(s, "ab")
print(next(z))
s.add(2)
try:
    next(z)
except RuntimeError as e:
    print(e)
