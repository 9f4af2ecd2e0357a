r = range(10, 50, 5)
print(r[0], r[-1], r[3], r[True], r[1:3], r[::-1], r[::2], r[100:], r[-3:], r[5:1:-2])
for key in (8, -9, "a", None, 1.0):
    try:
        r[key]
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
