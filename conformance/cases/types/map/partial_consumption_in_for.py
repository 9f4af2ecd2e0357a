m = map(int, "12345")
for x in m:
    if x == 2: break
print(next(m))
for x in m:
    print(x)
else:
    print("else")
print(next(m, None))
