t = tuple("abcde")
print(t[0], t[-1], t[1:3], t[::-1], t[::2], t[10:], t[:] is t, t[3:1])
for key in (5, -6, "x", None, 1.0, 2**70):
    try:
        t[key]
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
