d = {1: 1, 2: 2}
for action in (lambda: d.update({len(d) + 10: 0}), lambda: d.pop(1)):
    try:
        for k in d:
            action()
    except RuntimeError as e:
        print(e)
d = {1: 1, 2: 2}
try:
    for k in d:
        del d[k]
        d[k + 10] = 0
except RuntimeError as e:
    print(e)
d = {1: 1}
it = iter(d.items())
d[2] = 2
for _ in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print(e)
