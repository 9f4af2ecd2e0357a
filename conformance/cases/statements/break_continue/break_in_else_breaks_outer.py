for i in range(3):
    for j in ():
        pass
    else:
        print("else", i)
        break
print(i)
n = 0
while True:
    while n < 3:
        n += 1
    else:
        break
print(n)
k = 0
for k in range(4):
    while False:
        pass
    else:
        if k < 2:
            continue
    print("after", k)
