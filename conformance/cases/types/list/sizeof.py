print([].__sizeof__(), [1].__sizeof__(), [1, 2, 3].__sizeof__(), list(range(10)).__sizeof__())
a = []
sizes = []
for i in range(20):
    a.append(i)
    sizes.append(a.__sizeof__())
print(sizes)
