found = None
for i in range(2, 30):
    for j in range(2, i):
        if i % j == 0:
            break
    else:
        if i > 20:
            found = i
            break
print(found, i, j)
