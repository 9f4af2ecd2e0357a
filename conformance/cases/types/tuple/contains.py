t = (1, "a", None)
print(1 in t, 1.0 in t, "b" in t, None in t, () in t)
nan = float("nan")
print(nan in (nan,), float("nan") in (nan,))
