a = [0, 1, 2, 1, None, "x"]
print(a.index(1), a.index(1, 2), a.index(1, -4), a.index(None), a.index("x", -1), a.index(1, 0, 2))
for args in ((9,), (1, 4), (0, 1, 5), (1, 0, 1), ("x", 0, -1), (0, -100, 0)):
    try:
        print(a.index(*args))
    except ValueError as e:
        print(e)
try:
    a.index(0, "a")
except TypeError as e:
    print(e)
