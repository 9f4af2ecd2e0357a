data = iter([3, 2, 0, 5])
while (x := next(data)):
    print(x)
print("stopped at", x)
while not (y := x): x = 1
print(y)
