l = [1, 2, 3, 4]
print(list(filter(lambda x: l.remove(x) or True, l)), l)
d = {1: 1, 2: 2}
try:
    for k in filter(None, d):
        del d[k]
except RuntimeError as e:
    print(e)
f = filter(lambda x: next(f, None) is not None, iter(range(5)))
print(list(f))
