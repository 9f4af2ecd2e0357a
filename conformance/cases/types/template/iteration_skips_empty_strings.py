t = t"{1}{2}a{3}"
print([x if isinstance(x, str) else x.value for x in t], t.strings)
it = iter(t)
print(next(it).value, next(it).value, next(it), type(it).__name__, iter(it) is it)
print(list(t""), list(t"only"), len(list(t"{1}")))
for source in ["len(t)", "t[0]", "'a' in t", "reversed(t)", "next(t)"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
