a = [3, 1, 2]
def grow(x):
    a.append(9)
    return x
try:
    a.sort(key=grow)
except ValueError as e:
    print(e, a)
a = [3, 1, 2]
seen = []
def look(x):
    seen.append(list(a))
    return x
a.sort(key=look)
print(a, seen)
