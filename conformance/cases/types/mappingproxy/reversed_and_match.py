from types import MappingProxyType as M
m = M({"a": 1, "b": 2, "c": 3})
print(list(reversed(m)), dict(m), {**m}, [*m], sorted(m.items(), reverse=True), max(m))
match m:
    case {"a": 1, **rest}: print(rest)
def f(**k): return k
print(f(**m), "{a} {b}".format(**m), "%(a)s %(c)d" % m, "{c}".format_map(m))
a, *b = m
print(a, b, m.values().__class__.__name__)
