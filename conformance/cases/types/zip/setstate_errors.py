z = zip("ab", "c")
for state in (True, False, 0, "x", None):
    try:
        print(z.__setstate__(state), z.__reduce__()[2:])
    except TypeError as e:
        print(type(e).__name__, e)
try:
    z.__setstate__()
except TypeError as e:
    print(e)
