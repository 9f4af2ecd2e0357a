from types import MappingProxyType as M
m = M({"a": 1})
print(m | {"b": 2}, {"b": 2} | m, type(m | m).__name__, m == {"a": 1}, m == M({"a": 1}), m != {}, {"a": 1} == m)
for source in ["m | 5", "m | [1]", "m < m", "m + m", "m.update(a=1)", "m['b']", "m.pop('a')", "hash(m)"]:
    try:
        print(source, eval(source))
    except (TypeError, AttributeError, KeyError) as e:
        print(source, "|", type(e).__name__, e)
try:
    m |= {"c": 3}
    print(m)
except TypeError as e:
    print(e)
