n = 3
while n:
    n -= 1
else:
    print("exhausted", n)
while True:
    n += 1
    if n == 3:
        break
else:
    print("never")
while n > 5:
    pass
else:
    print("at once", n)
