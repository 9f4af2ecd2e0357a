from types import MappingProxyType as M
m = M({"a": 1})
for source in ["m['b'] = 1", "del m['a']", "m.a = 1", "m.clear()", "m.setdefault('a')", "m.popitem()", "m.__setitem__('a', 1)", "m['a'] += 1", "m.__init__({})"]:
    try:
        exec(source)
        print("done", source)
    except (TypeError, AttributeError) as e:
        print(source, "|", type(e).__name__, e)
print(m)
