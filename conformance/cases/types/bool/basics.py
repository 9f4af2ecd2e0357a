print(True, False, bool(), bool(0), bool("x"), bool([]), bool(0.0), bool(0j), bool(None), bool(10**30), bool(float("nan")))
print(True + True, True * 5, -True, +False, abs(True), True / 2, True // 2, 2 ** True, True << 3, divmod(True, 2))
