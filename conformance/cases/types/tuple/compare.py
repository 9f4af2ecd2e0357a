print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () <= (), (2,) > (1, 9), (1,) == [1], (1, 2) != (1, 2))
nan = float("nan")
print((nan,) == (nan,), (1, "a") == (1.0, "a"))
for f in (lambda: (1,) < ("a",), lambda: (1,) < [1]):
    try:
        f()
    except TypeError as e:
        print(e)
