from types import MappingProxyType as P
p = P({"a": 1, "b": 2})
print(p.keys(), p.values(), p.items(), p.copy(), type(p.copy()).__name__, list(reversed(p)))
print(sorted(x for x in dir(p) if not x.startswith("__")))
for call in (lambda: p.get(), lambda: p["x"], lambda: p.get([])):
    try:
        call()
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
