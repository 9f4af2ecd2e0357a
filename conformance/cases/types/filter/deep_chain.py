f = iter(range(3))
for i in range(50):
    f = filter(lambda x, i=i: x != i, f)
print(list(f))
f = iter([1])
for _ in range(1000):
    f = filter(None, f)
try:
    print(next(f))
except RecursionError:
    print("RecursionError")
del f
print("destroyed")
