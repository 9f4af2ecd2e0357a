for op in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0, lambda: 10**30 // 0, lambda: 10**30 % 0, lambda: 0 ** -1, lambda: pow(2, 3, 0), lambda: pow(2, -1, 4)):
    try:
        print(op())
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
