s = slice(1)
for text in ("s.start = 1", "del s.stop", "s.x = 1"):
    try:
        exec(text)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    class S(slice):
        pass
except TypeError as e:
    print(e)
