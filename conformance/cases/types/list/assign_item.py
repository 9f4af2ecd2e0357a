a = [1, 2, 3]
a[0] = "a"
a[-1] = "c"
print(a)
for key in (3, -4, "x", 1.5):
    try:
        a[key] = 0
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
    try:
        del a[key]
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
