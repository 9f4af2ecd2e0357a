for i in range(3):
    for j in range(3):
        if j == 1:
            break
        print(i, j)
    else:
        print("inner ran out")
    if i == 1:
        break
else:
    print("outer ran out")
print(i, j)
