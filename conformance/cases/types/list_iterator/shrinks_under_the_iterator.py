"""Items that go while they are walked through."""
data = list(range(10))
seen = []
for item in data:
    seen.append(item)
    data.remove(item)
print(seen, data)
data = list(range(6))
for item in data:
    if item == 1:
        del data[:]
print(item, data)
data = [1, 2, 3]
for item in reversed(data):
    data.pop()
print(item, data)
data = [1, 2, 3]
back = reversed(data)
data.extend([4, 5])
print(list(back))
