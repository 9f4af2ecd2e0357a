m = map(str, [1])
print(bool(m), iter(m) is m, repr(m).startswith("<map object at"))
for source in ["len(m)", "m[0]", "m.x", "map[int]", "m + m", "list(m) + list(m)"]:
    try:
        print(eval(source))
    except (TypeError, AttributeError) as e:
        print(e)
