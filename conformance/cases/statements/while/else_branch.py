n = 0
while n < 2:
    n += 1
else:
    print("else", n)
while True:
    break
else:
    print("never")
print("end")
