t = (1, 2)
for text in ("t[0] = 5", "del t[0]", "t[0:1] = 5", "del t[:]", "t.x = 1", "t.append(1)"):
    try:
        exec(text)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
