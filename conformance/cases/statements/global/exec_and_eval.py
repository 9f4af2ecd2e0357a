def f():
    a = 1
    exec("a = 2; b = 3")
    return a, "b" in locals(), eval("a"), sorted(locals())
print(f())
def g():
    exec("global made\nmade = 1")
    return "made" in globals()
print(g(), made)
ns, loc = {}, {}
exec("global p\np = 1\nq = 2\ndef h(): return p\nr = h()", ns, loc)
print(sorted(k for k in ns if k[0] != "_"), sorted(loc), loc["r"])
for source, env in [("x", {}), ("q", ({"q": 1}, {"q": 2})), ("(lambda: q)()", ({"q": 1}, {"q": 2})), ("[q for _ in 'a']", ({"q": 1}, {"q": 2})), ("[_ for _ in [q]]", ({"q": 1}, {"q": 2})), ("(lambda: z)()", ({}, {"z": 2})), ("[z for _ in 'a']", ({}, {"z": 2})), ("(q := 5) + q", ({"q": 1}, {"q": 2}))]:
    try:
        print(source, eval(source, *(env if isinstance(env, tuple) else (env,))))
    except NameError as e:
        print(source, "|", e)
class Mapping(dict):
    def __missing__(self, key): return "missing " + key
print(eval("a + b", {}, Mapping(a="own ")))
exec("c = d; del c", {}, m := Mapping())
print(m)
for args in [(5,), ({}, 5), (None, 5), ([],), ({}, {}, 1)]:
    try:
        eval("1", *args)
    except TypeError as e:
        print(e)
