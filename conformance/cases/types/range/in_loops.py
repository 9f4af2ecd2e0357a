total = 0
for i in range(1000):
    if i % 2:
        continue
    if i > 500:
        break
    total += i
else:
    print("never")
print(total, i)
for i in range(3):
    for j in range(i, -1, -1):
        print(i, j, end=" ")
print()
for i in range(5):
    i = 10
print(i)
