print(1 / 3, -7 / 2, 10**400 / 10**399, (2**53 + 1) / 1, 3 / 10**320, 10**320 / 7**300)
for a, b in ((1, 0), (10**400, 1), (0, 0), (-10**400, 3)):
    try:
        print(a / b)
    except (ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)
