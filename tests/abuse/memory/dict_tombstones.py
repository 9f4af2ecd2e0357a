# ends: memory
x = {}
kept = []
while True:
    for n in range(1000):
        x[n] = n
    for n in range(999):
        del x[n]
    kept.append(x)
    x = dict(x)
