f = frozenset(range(3))
it = iter(f)
print(sorted(it), it.__length_hint__(), list(it), next(it, "end"), type(it).__name__)
print(len(f), min(f), sum(f), sorted(f, reverse=True), 2 in f, [*f] == list(f), bool(frozenset()), bool(f))
a, b, c = f
print(a + b + c)
for source in ["f[0]", "reversed(f)", "f()", "f * 2", "len(frozenset)", "del f[0]"]:
    try:
        exec(source)
    except TypeError as e:
        print(source, "|", e)
