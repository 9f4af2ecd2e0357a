a = list(range(6))
a[1:3] = "xyz"
print(a)
a[:0] = [9]
a[len(a):] = [8]
print(a)
a[2:5] = []
print(a)
a[:] = a
print(a)
a[3:1] = [7]
print(a)
try:
    a[0:1] = 5
except TypeError as e:
    print(e)
