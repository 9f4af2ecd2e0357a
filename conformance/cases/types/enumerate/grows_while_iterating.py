l = [1, 2]
for i, x in enumerate(l):
    if i < 3:
        l.append(x * 10)
print(l)
d = {1: 2}
try:
    for i, k in enumerate(d):
        d[k + 1] = 1
except RuntimeError as e:
    print(e, i)
print(list(enumerate(enumerate("ab"))))
