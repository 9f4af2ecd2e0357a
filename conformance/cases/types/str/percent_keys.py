# Formats with keys.
class Key(str):
    pass


values = {"a": "x", "b": 3, "c": 2.5, "": "empty", "a(b)": 1, Key("k"): "subclass"}
print("%(a)s %(b)d %(c)6.2f %% %(a)-4s|%(b)03d|%()s %(a(b))s %(k)s" % values)
print("%(a)s" % {"a": None}, "%(a)r" % values, "100%%" % {})
for text in ("%(x)s", "%(a", "%(a)", "%(a)s %s", "%(a)y", "%(a)d", "%"):
    try:
        print(text % values)
    except Exception as error:
        print(type(error).__name__, error)
