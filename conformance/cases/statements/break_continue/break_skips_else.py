for stop in (1, 5):
    for i in range(3):
        if i == stop:
            break
    else:
        print("no break for", stop)
    print("left at", i)
n = 0
while n < 3:
    n += 1
    if n == 2:
        break
else:
    print("never")
print(n)
