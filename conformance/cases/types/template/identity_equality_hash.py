t, u = t"a{1}", t"a{1}"
print(t == u, t == t, t != u, len({t, u}), hash(t) == hash(t))
i = t.interpolations[0]
print(i == u.interpolations[0], i == i, t.strings == u.strings, t.strings is t.strings, t.values == u.values)
try:
    t < u
except TypeError as e:
    print(e)
print(bool(t""), bool(t), t is t"a{1}")
