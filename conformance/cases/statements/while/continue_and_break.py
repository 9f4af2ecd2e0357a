n, seen = 0, []
while True:
    n += 1
    if n % 2:
        continue
    if n > 10:
        break
    seen.append(n)
print(seen)
i = 0
while i < 3:
    j = 0
    while j < 3:
        j += 1
        if j == 2:
            break
    else:
        print("never")
    i += 1
print(i, j)
