for args in ((10, 0, -1), (10, 0, -3), (0, 10, -1), (-1, -10, -4), (3, -3, -2)):
    r = range(*args)
    print(r, list(r), len(r), r[0] if r else None, r[-1] if r else None)
