from types import MappingProxyType as P
p = P({"a": 1})
for text in ("p['b'] = 1", "del p['a']", "p.x = 1", "p |= {}", "p.clear()", "p.update({})", "p.pop('a')"):
    try:
        exec(text)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
