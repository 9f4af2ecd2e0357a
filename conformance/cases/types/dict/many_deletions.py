d = dict.fromkeys(range(1000))
while len(d) > 3:
    d.pop(next(iter(d)))
print(d)
for i in range(1000):
    d["k"] = i
    del d["k"]
print(d)
for i in range(10):
    d.popitem() if d else d.setdefault(i)
print(d)
