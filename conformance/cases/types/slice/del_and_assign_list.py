a = list(range(10))
del a[slice(1, 8, 3)]
print(a)
a[slice(0, 2)] = "xyz"
print(a)
a[slice(None, None, -1)] = range(len(a))
print(a)
