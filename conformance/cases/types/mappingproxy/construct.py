from types import MappingProxyType as P
d = {"a": 1}
p = P(d)
print(p, p["a"], len(p), list(p), "a" in p, p.get("b"), p.get("b", 5))
d["b"] = 2
print(p, p == d, p == {"a": 1}, p != d)
for call in (lambda: P(), lambda: P(5), lambda: P([]), lambda: P((1,)), lambda: P("a", "b"), lambda: P("abc")):
    try:
        print(call())
    except TypeError as e:
        print(e)
