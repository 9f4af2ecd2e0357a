"""Items that come while they are walked through."""
data = [1]
for item in data:
    if item < 50:
        data.append(item * 2)
print(data)
data = [0, 1, 2]
for item in data:
    if item == 0:
        data.insert(0, "first")
    if len(data) > 6:
        break
print(data)
data = ["a", "b"]
walk = iter(data)
next(walk)
data[:] = "wxyz"
print(list(walk))
