# ends: ok
x = {n: n for n in range(100)}
try:
    for n in x:
        x[n + 1000] = n
except RuntimeError:
    pass
