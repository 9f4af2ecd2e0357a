def f(rows, target):
    for i, row in enumerate(rows):
        for j, x in enumerate(row):
            if x == target: break
            if x < 0: continue
        else:
            print("row", i, "without")
            continue
        print("found at", i, j)
        break
    else:
        print("not found")
f([[1, 2], [3, -4], [5]], 5)
f([[1, 2], [3, 4]], 9)
f([], 1)
def returns():
    for x in range(5):
        for y in range(5):
            if x * y == 6: return x, y
    else:
        return None
print(returns())
for x in range(3):
    try:
        if x == 1: continue
        if x == 2: break
        print("body", x)
    finally:
        print("finally", x)
else:
    print("never")
