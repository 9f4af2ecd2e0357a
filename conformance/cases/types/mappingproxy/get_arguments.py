from types import MappingProxyType as M
m = M({"a": 1, None: 2})
print(m.get("a"), m.get("b"), m.get("b", 5), m.get(None), m.get("a", None))
for source in ["m.get()", "m.get(1, 2, 3)", "m.get([])", "m.get('a', default=1)", "m.keys(1)", "m.get(key='a')", "m.copy(1)", "len(m, 1)"]:
    try:
        print(eval(source))
    except TypeError as e:
        print(source, "|", e)
