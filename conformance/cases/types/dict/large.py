d = {}
for i in range(5000):
    d[i * 37 % 5003] = i
print(len(d), d[37], sum(d.values()))
for i in range(0, 5003, 2):
    d.pop(i, None)
print(len(d), sum(d))
for i in range(5000):
    d[str(i)] = i
print(len(d), d["4999"], list(d)[-1])
