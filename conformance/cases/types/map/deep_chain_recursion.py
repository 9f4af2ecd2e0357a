m = iter("a" * 3)
for _ in range(1000):
    m = map(str, m)
try:
    print(next(m))
except RecursionError:
    print("RecursionError")
del m
print("destroyed")
print("end")
