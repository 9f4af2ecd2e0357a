m = map(str, [1])
print(map.__name__, map.__module__, map.__mro__, sorted(n for n in vars(map) if n not in ("__doc__",)))
for source in ["m[0]", "len(m)", "m + m", "m.x", "m.x = 1", "reversed(m)", "m == map(str, [1])", "m < m", "hash(m) == hash(m)", "bool(m)", "m()", "map.__new__(int)", "map.__new__()", "map[int]", "m.func", "map.x", "m.__next__(1)", "m.__iter__() is m", "m.__length_hint__()", "m.__class__ is map"]:
    try:
        exec("print(%r, %s)" % (source, source) if " = " not in source else source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
