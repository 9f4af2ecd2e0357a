t = (1, "a", 1.0, None, True)
print(t.count(1), t.count("a"), t.count(0), t.index(1), t.index(1, 1), t.index(True, -1), t.index(None, 0, 4))
for args in ((9,), (1, 5), ("a", 2), (None, 0, 3)):
    try:
        t.index(*args)
    except ValueError as e:
        print(e)
try:
    t.index(1, "x")
except TypeError as e:
    print(e)
