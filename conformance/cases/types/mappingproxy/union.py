from types import MappingProxyType as P
p = P({"a": 1})
print(p | {"b": 2}, {"b": 2} | p, type(p | p).__name__, p | P({"a": 5}))
for f in (lambda: p | 5, lambda: [] | p):
    try:
        f()
    except TypeError as e:
        print(e)
