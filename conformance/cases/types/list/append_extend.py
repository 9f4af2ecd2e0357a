a = []
print(a.append(1), a.append([2]), a)
a.extend((3, 4))
a.extend(a)
a.extend(x for x in "z")
a.extend({"k": 1})
print(a, len(a))
try:
    a.extend(5)
except TypeError as e:
    print(e)
