r = range(1, 10, 2)
print(r.start, r.stop, r.step)
for text in ("r.start = 5", "del r.stop", "r.x = 1", "r[0] = 1", "del r[0]"):
    try:
        exec(text)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
